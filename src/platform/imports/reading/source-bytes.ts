/** The bytes of a file as its text, unpacked when it is gzip, with its hash and place kept. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { BrokenFile } from './broken-file.ts';

const CHUNK_BYTES = 256 * 1024;

export interface SourceBytes {
  readonly name: string;
  /** Unpacked bytes; throws BrokenFile. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Bytes of the file itself read so far. */
  bytesRead(): number;
  /** Hex SHA-256 of the file itself; whole after the last chunk. */
  sha256(): string;
}

export function sourceBytes(path: string): SourceBytes {
  const name = basename(path);
  const hash = createHash('sha256');
  let bytesRead = 0;
  let digest: string | undefined;
  async function* raw(): AsyncGenerator<Buffer> {
    const file = await open(path).catch((fault: unknown) => {
      throw unreadable(name, fault);
    });
    try {
      for await (const chunk of file.createReadStream({ highWaterMark: CHUNK_BYTES })) {
        const bytes: Buffer = chunk;
        bytesRead += bytes.length;
        hash.update(bytes);
        yield bytes;
      }
    } catch (fault) {
      throw unreadable(name, fault);
    } finally {
      await file.close().catch(() => undefined);
    }
  }
  return {
    name,
    chunks: unpacked(name, raw()),
    bytesRead: () => bytesRead,
    sha256: () => (digest ??= hash.digest('hex')),
  };
}

/** Missing, closed to us, a folder: the operator can mend it. All else is a fault. */
function unreadable(file: string, fault: unknown): unknown {
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
  const start = first.value.subarray(0, 4).toString('latin1');
  if (start.startsWith('PK\u0003\u0004')) throw new BrokenFile('file-is-zip', { file });
  const whole = prefixed(first.value, raw);
  if (!start.startsWith('\u001f\u008b')) yield* whole;
  else yield* gunzipped(file, whole);
}

async function* prefixed(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

async function* gunzipped(file: string, packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const feeding = feed(gunzip, packed);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
    await feeding;
  } catch (fault) {
    throw damaged(file, fault);
  } finally {
    gunzip.destroy();
    await feeding.catch(() => undefined);
  }
}

async function feed(
  gunzip: ReturnType<typeof createGunzip>,
  packed: AsyncGenerator<Buffer>,
): Promise<void> {
  try {
    for await (const chunk of packed) {
      if (gunzip.destroyed) return;
      if (!gunzip.write(chunk)) await roomIn(gunzip);
    }
    gunzip.end();
  } catch (fault) {
    gunzip.destroy(fault as Error);
  }
}

const roomIn = (gunzip: ReturnType<typeof createGunzip>) =>
  new Promise<void>((resolve) => {
    const go = () => {
      gunzip.off('drain', go).off('close', go);
      resolve();
    };
    gunzip.on('drain', go).on('close', go);
    if (gunzip.destroyed) go();
  });

function damaged(file: string, fault: unknown): unknown {
  const { code } = fault as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') return new BrokenFile('gzip-truncated', { file });
  if (code === 'Z_DATA_ERROR') return new BrokenFile('gzip-damaged', { file });
  return fault;
}
