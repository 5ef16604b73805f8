/** Answers that hold a form token or somebody's own content: nothing keeps them, no log times them. */
import type { FastifyReply } from 'fastify';

const personal = new WeakSet<FastifyReply>();

/** From here on the answer is `no-store`, whatever cache rule a page sets later. */
export function markPersonal(reply: FastifyReply): void {
  personal.add(reply);
}

export const isPersonal = (reply: FastifyReply): boolean => personal.has(reply);
