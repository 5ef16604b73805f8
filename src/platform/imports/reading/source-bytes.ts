/** The bytes of a file as its text, unpacked when it is gzip, with its hash and place kept. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { BrokenFile } from './broken-file.ts';
import { unpackedBy } from './unpacked-by.ts';

const CHUNK_BYTES = 256 * 1024;

/** One table of text: a file, or a member of an archive. */
export interface SourceTable {
  /** `calls.csv`, or `archive.zip/calls.csv`. */
  readonly name: string;
  /** Unpacked bytes; throws BrokenFile. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Bytes as they lie on the disk, packed where they are packed, that were read so far. */
  bytesRead(): number;
  /** Hex SHA-256 of the file itself, of a member as it is unpacked; whole after the last chunk. */
  sha256(): string;
}

export function sourceBytes(path: string): SourceTable {
  const name = basename(path);
  const hash = createHash('sha256');
  let bytesRead = 0;
  let digest: string | undefined;
  async function* raw(): AsyncGenerator<Buffer> {
    for await (const bytes of bytesOf(path)) {
      bytesRead += bytes.length;
      hash.update(bytes);
      yield bytes;
    }
  }
  return {
    name,
    chunks: unpacked(name, raw()),
    bytesRead: () => bytesRead,
    sha256: () => (digest ??= hash.digest('hex')),
  };
}

interface Span {
  readonly start: number;
  /** The last byte. */
  readonly end: number;
}

/** Of the whole file, or a part of it. */
export async function* bytesOf(path: string, span?: Span): AsyncGenerator<Buffer> {
  const name = basename(path);
  const file = await open(path).catch((fault: unknown) => {
    throw unreadable(name, fault);
  });
  try {
    yield* file.createReadStream({ highWaterMark: CHUNK_BYTES, ...span });
  } catch (fault) {
    throw unreadable(name, fault);
  } finally {
    await file.close().catch(() => undefined);
  }
}

/** Missing, closed to us, a folder: the operator can mend it. All else is a fault. */
export function unreadable(file: string, fault: unknown): unknown {
  const codes: Record<string, string> = {
    ENOENT: 'file-not-found',
    EACCES: 'file-not-readable',
    EPERM: 'file-not-readable',
    EISDIR: 'file-is-folder',
  };
  const code = codes[(fault as NodeJS.ErrnoException).code ?? ''];
  return code ? new BrokenFile(code, { file }) : fault;
}

/** Content decides, not the name: files called .csv that are gzip, and the reverse, are common. */
async function* unpacked(file: string, raw: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first = await raw.next();
  if (first.done) throw new BrokenFile('file-empty', { file });
  const whole = prefixed(first.value, raw);
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!isGzip) yield* whole;
  else
    yield* unpackedBy(createGunzip({ chunkSize: CHUNK_BYTES }), whole, (fault) =>
      damaged(file, fault),
    );
}

async function* prefixed(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

function damaged(file: string, fault: unknown): unknown {
  const { code } = fault as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') return new BrokenFile('gzip-truncated', { file });
  if (code === 'Z_DATA_ERROR') return new BrokenFile('gzip-damaged', { file });
  return fault;
}
