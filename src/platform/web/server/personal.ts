/** Answers with a form token or somebody's own content: kept nowhere, timed in no log. */
import type { FastifyReply } from 'fastify';

const personal = new WeakSet<FastifyReply>();

/** From here on the answer is `no-store`, whatever cache rule a page sets later. */
export function markPersonal(reply: FastifyReply): void {
  personal.add(reply);
}

export const isPersonal = (reply: FastifyReply): boolean => personal.has(reply);
