/** What a browser's form sent: names and texts, never mistaken for an object of ours. */
import type { FastifyInstance } from 'fastify';
import formbody from '@fastify/formbody';

/** A name that came more than once holds the list of its values. Has no prototype. */
export type FormBody = Readonly<Record<string, string | readonly string[]>>;

/** Ten long answers and a page of short ones; uploads come by another way. */
export const MOST_FORM_BYTES = 256 * 1024;
const MOST_FIELDS = 1_000;

/** Thrown for a body that no form of ours sends; answered as 400. */
class OddBody extends Error {
  readonly statusCode = 400;
}

/** Line ends become `\n` here, so that lengths are those that the resident sees. */
export function parseFormBody(text: string): FormBody {
  const body: Record<string, string | string[]> = Object.create(null) as Record<string, never>;
  let fields = 0;
  for (const [name, typed] of new URLSearchParams(text)) {
    fields += 1;
    if (fields > MOST_FIELDS) throw new OddBody('Too many fields');
    const value = typed.replaceAll(/\r\n?/g, '\n');
    const earlier = body[name];
    if (earlier === undefined) body[name] = value;
    else if (typeof earlier === 'string') body[name] = [earlier, value];
    else earlier.push(value);
  }
  return body;
}

/** JSON and forms are read, nothing else: plain text, which Fastify would also take, gets 415. */
export async function readBodies(app: FastifyInstance): Promise<void> {
  app.removeContentTypeParser('text/plain');
  await app.register(formbody, { bodyLimit: MOST_FORM_BYTES, parser: parseFormBody });
}

/** A body that reached us as a form; an empty one for a POST without a body. */
export function formBodyOf(body: unknown): FormBody {
  if (body === undefined || body === null) return {};
  if (!isFormBody(body)) throw new OddBody('Not a form');
  return body;
}

/** Only the parser above makes objects without a prototype; JSON's have one. */
const isFormBody = (body: unknown): body is FormBody =>
  typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === null;
