/** Counts and hashes what flows through, for both directions of a backup. */
import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

export interface Digest {
  readonly bytes: number;
  readonly sha256: string;
}

export interface Digesting {
  readonly stream: Transform;
  /** After the stream has ended. Within values of COPY text line feeds are escaped. */
  result(): Digest & { readonly lines: number };
}

/** @param check is called when all has flowed through, before the end is told; it may throw */
export function digesting(check: (digest: Digest) => void = () => undefined): Digesting {
  const hash = createHash('sha256');
  let [bytes, lines, sha256] = [0, 0, ''];
  // Not by a listener for its data: that would let it flow before anybody reads it.
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
      next(null, chunk);
    },
    flush(end) {
      sha256 = hash.digest('hex');
      try {
        check({ bytes, sha256 });
        end();
      } catch (fault) {
        end(fault instanceof Error ? fault : new Error(String(fault)));
      }
    },
  });
  return { stream, result: () => ({ bytes, lines, sha256 }) };
}

/** What stands in an archive is not what its manifest says: somebody made it so. */
export class ArchiveBroken extends Error {}

/** Fails before its end when what flowed through was not what was expected. */
export const checking = (expected: Digest, name: string): Transform =>
  digesting(({ bytes, sha256 }) => {
    if (bytes !== expected.bytes || sha256 !== expected.sha256)
      throw new ArchiveBroken(`${name} is not what was written`);
  }).stream;
