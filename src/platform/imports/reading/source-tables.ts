/** The tables of a file: itself, or the tables inside a zip archive, one after the other. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { crc32, createInflateRaw } from 'node:zlib';
import { BrokenFile } from './broken-file.ts';
import { bytesOf, sourceBytes, unreadable, type SourceTable } from './source-bytes.ts';
import { unpackedBy } from './unpacked-by.ts';
import { zipDirectory, type ZipMember } from './zip-directory.ts';

export type { SourceTable } from './source-bytes.ts';

/** Whether a file is an archive is told by its content. Each table must be read before the next. */
export async function* sourceTables(path: string): AsyncGenerator<SourceTable> {
  if (!(await isZip(path))) {
    yield sourceBytes(path);
    return;
  }
  const name = basename(path);
  const members = await zipDirectory(path, name);
  const tables = members.filter(isTable);
  if (tables.length === 0)
    throw new BrokenFile('zip-without-table', { file: name, members: listed(members) });
  for (const member of tables) yield memberTable(path, member);
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path).catch((fault: unknown) => {
    throw unreadable(basename(path), fault);
  });
  try {
    const start = Buffer.alloc(4);
    await file.read(start, 0, 4, 0);
    return ['PK\u0003\u0004', 'PK\u0005\u0006'].includes(start.toString('latin1'));
  } catch (fault) {
    throw unreadable(basename(path), fault);
  } finally {
    await file.close();
  }
}

const tableName = /\.(csv|tsv|txt|geojson|json|ndjson|jsonl|geojsonl|geojsons)$/i;
/** What people and systems put beside a table. */
const companion = /(^|\/)(__MACOSX\/|\.|[^/]*(readme|licen[cs]e|metadata|dictionary|codebook))/i;

const isTable = ({ name, packedBytes }: ZipMember) =>
  tableName.test(name) && !companion.test(name) && packedBytes > 0;

const MEMBERS_SHOWN = 10;

function listed(members: readonly ZipMember[]): string {
  const shown = members.slice(0, MEMBERS_SHOWN).map(({ name }) => name.slice(0, 80));
  return shown.join(', ') + (members.length > MEMBERS_SHOWN ? ', …' : '');
}

function memberTable(path: string, member: ZipMember): SourceTable {
  const file = `${basename(path)}/${member.name}`;
  const hash = createHash('sha256');
  let [bytesRead, crc] = [0, 0];
  let digest: string | undefined;
  async function* packed(): AsyncGenerator<Buffer> {
    for await (const bytes of packedContent(path, member, file)) {
      bytesRead += bytes.length;
      yield bytes;
    }
  }
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const bytes of memberBytes(member, file, packed())) {
      hash.update(bytes);
      crc = crc32(bytes, crc);
      yield bytes;
    }
    if (crc !== member.crc32) throw new BrokenFile('zip-damaged', { file });
  }
  return {
    name: file,
    chunks: chunks(),
    bytesRead: () => bytesRead,
    sha256: () => (digest ??= hash.digest('hex')),
  };
}

const CHUNK_BYTES = 256 * 1024;

function memberBytes(
  { method, isEncrypted }: ZipMember,
  file: string,
  packed: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  if (isEncrypted) throw new BrokenFile('zip-encrypted', { file });
  if (method === 0) return packed;
  if (method !== 8) throw new BrokenFile('zip-packed-otherwise', { file });
  return unpackedBy(createInflateRaw({ chunkSize: CHUNK_BYTES }), packed, (fault) => {
    const { code } = fault as NodeJS.ErrnoException;
    return code?.startsWith('Z_') ? new BrokenFile('zip-damaged', { file }) : fault;
  });
}

const HEADER = 0x04034b50;
const HEADER_BYTES = 30;

/** The member's own header says again how long its name is, and may say it otherwise. */
async function* packedContent(
  path: string,
  { offset, packedBytes: length }: ZipMember,
  file: string,
): AsyncGenerator<Buffer> {
  const parts: Buffer[] = [];
  for await (const bytes of bytesOf(path, { start: offset, end: offset + HEADER_BYTES - 1 }))
    parts.push(bytes);
  const header = Buffer.concat(parts);
  if (header.length < HEADER_BYTES || header.readUInt32LE(0) !== HEADER)
    throw new BrokenFile('zip-damaged', { file });
  const start = offset + HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  yield* bytesOf(path, { start, end: start + length - 1 });
}
