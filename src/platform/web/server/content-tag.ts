/** The ETag of an answer, from nothing but its bytes. */
import { hash } from 'node:crypto';

/** 27 characters, without quotes. */
export const contentTag = (body: string | Buffer): string =>
  hash('sha256', body, 'base64url').slice(0, 27);
