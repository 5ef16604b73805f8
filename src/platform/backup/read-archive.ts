/** Opens a backup: nothing of it is believed before all of its bytes have been hashed. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { done, refusedFor, type Result } from '#kernel/result.ts';
import { BrokenFile } from '../imports/reading/broken-file.ts';
import { zipDirectory, type ZipMember } from '../imports/reading/zip-directory.ts';
import { parseJson } from '../postgres/embedded/run-file.ts';
import { COMMENT, COMMENT_BYTES, FORMAT, MANIFEST, MARK, manifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { endRecord } from './zip-writer.ts';

export interface Archive {
  readonly manifest: Manifest;
  /** The plain bytes of a member; fails while it is read when it is not there. */
  read(name: string): Readable;
}

const END_BYTES = 22;
/** Bytes of a member's own header before its name. */
const HEADER_BYTES = 30;
const MANIFEST_BYTES_MAX = 16 * 1024 * 1024;

/** Refuses what is no backup of ours, is of a newer format, was cut off or changed in any byte. */
export async function openArchive(path: string): Promise<Result<Archive>> {
  const ends = await readEnds(path);
  if (!ends.ok) return ends;
  const { size, head, tail } = ends.value;
  if (!head.includes(MARK)) return no('backup-not-ours', path);
  const [, format = '', sha256 = ''] = COMMENT.exec(tail.toString('latin1')) ?? [];
  if (format !== '' && Number(format) > FORMAT) return no('backup-newer', path);
  const last = endRecord(`peelian-backup/${format} sha256:${sha256}`);
  if (!tail.equals(last)) return no('backup-damaged', path);
  if ((await hashOf(path, size - last.length)) !== sha256) return no('backup-damaged', path);
  return openWhole(path);
}

const no = (code: 'backup-not-ours' | 'backup-newer' | 'backup-damaged', file: string) =>
  refusedFor(code, { parameters: { file } });

interface Ends {
  readonly size: number;
  readonly head: Buffer;
  readonly tail: Buffer;
}

async function readEnds(path: string): Promise<Result<Ends>> {
  const file = await open(path).catch(() => undefined);
  if (!file) return refusedFor('backup-not-found', { parameters: { file: path } });
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return refusedFor('backup-not-found', { parameters: { file: path } });
    const { size } = stats;
    const head = Buffer.alloc(HEADER_BYTES + MARK.length);
    const tail = Buffer.alloc(Math.min(size, END_BYTES + COMMENT_BYTES));
    await file.read(head, 0, head.length, 0);
    await file.read(tail, 0, tail.length, size - tail.length);
    return done({ size, head: head.subarray(HEADER_BYTES), tail });
  } finally {
    await file.close();
  }
}

async function hashOf(path: string, length: number): Promise<string> {
  const hash = createHash('sha256');
  if (length > 0)
    for await (const chunk of createReadStream(path, {
      end: length - 1,
      highWaterMark: 1024 * 1024,
    }) as AsyncIterable<Buffer>)
      hash.update(chunk);
  return hash.digest('hex');
}

async function openWhole(path: string): Promise<Result<Archive>> {
  const members = await membersOf(path);
  const read = (name: string) => readMember(path, members.get(name), name);
  const said = members.has(MANIFEST) ? await textOf(read(MANIFEST)) : '';
  const parsed = manifest.safeParse(parseJson(said));
  return parsed.success ? done({ manifest: parsed.data, read }) : no('backup-damaged', path);
}

/** What stood here was hashed: a list that cannot be read was never written by us. */
async function membersOf(path: string): Promise<ReadonlyMap<string, ZipMember>> {
  try {
    return new Map((await zipDirectory(path, path)).map((member) => [member.name, member]));
  } catch (fault) {
    if (fault instanceof BrokenFile) return new Map();
    throw fault;
  }
}

async function textOf(source: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MANIFEST_BYTES_MAX) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Our own headers have the name and an extra field of 20 bytes. */
const EXTRA_BYTES = 20;

function readMember(path: string, member: ZipMember | undefined, name: string): Readable {
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  if (!member) return inflate.destroy(new Error(`The backup has no member ${name}`));
  const start = member.offset + HEADER_BYTES + Buffer.byteLength(name) + EXTRA_BYTES;
  const end = start + member.packedBytes - 1;
  const packed = createReadStream(path, { start, end, highWaterMark: 256 * 1024 });
  packed.on('error', (fault) => inflate.destroy(fault));
  inflate.on('close', () => packed.destroy());
  return packed.pipe(inflate);
}
