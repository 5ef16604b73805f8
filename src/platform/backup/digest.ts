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

export function digesting(): Digesting {
  const hash = createHash('sha256');
  let [bytes, lines] = [0, 0];
  // Not by a listener for its data: that would let it flow before anybody reads it.
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
      next(null, chunk);
    },
  });
  return { stream, result: () => ({ bytes, lines, sha256: hash.digest('hex') }) };
}

/** What stands in an archive is not what its manifest says: somebody made it so. */
export class ArchiveBroken extends Error {}

/** Fails before its end when what flowed through was not what was expected. */
export function checking(expected: Digest, name: string): Transform {
  const { stream, result } = digesting();
  stream._flush = (end) => {
    const { bytes, sha256 } = result();
    const isSame = bytes === expected.bytes && sha256 === expected.sha256;
    end(isSame ? null : new ArchiveBroken(`${name} is not what was written`));
  };
  return stream;
}
