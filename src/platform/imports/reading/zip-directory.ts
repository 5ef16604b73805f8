/** The list of a zip archive's members, read from its end, where it is kept. */
import { open, type FileHandle } from 'node:fs/promises';
import { BrokenFile } from './broken-file.ts';

export interface ZipMember {
  readonly name: string;
  /** 0 for bytes as they are, 8 for deflated ones. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc32: number;
  readonly packedBytes: number;
  /** Where its own header begins. */
  readonly offset: number;
}

/** Source: pkware-appnote */
const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_PLACE = 0x07064b50;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const END_BYTES = 22;
/** The end may be followed by a comment of this length. */
const COMMENT_BYTES_MAX = 65_535;
/** A list of a million members is no list of tables. */
const DIRECTORY_BYTES_MAX = 64 * 1024 * 1024;
const IN_64_BITS = 0xffffffff;

/** Throws BrokenFile for an archive that is cut off or damaged. */
export async function zipDirectory(path: string, name: string): Promise<ZipMember[]> {
  const file = await open(path);
  try {
    return await membersOf(file, name);
  } catch (fault) {
    // What the numbers of a damaged archive point at is not there.
    if (fault instanceof RangeError) throw new BrokenFile('zip-damaged', { file: name });
    throw fault;
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  if (start < 0 || length < 0) throw new RangeError('No such place');
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, start);
  return bytes.subarray(0, bytesRead);
}

interface Directory {
  readonly start: number;
  readonly length: number;
  /** Bytes that stand before the archive, as in one that unpacks itself. */
  readonly before: number;
}

async function membersOf(file: FileHandle, name: string): Promise<ZipMember[]> {
  const { start, length, before } = await directoryOf(file, name);
  if (length > DIRECTORY_BYTES_MAX) throw new BrokenFile('zip-damaged', { file: name });
  const bytes = await bytesAt(file, start, length);
  const members: ZipMember[] = [];
  for (let at = 0; at + ENTRY_BYTES <= bytes.length;) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new BrokenFile('zip-damaged', { file: name });
    const [nameBytes = 0, extraBytes = 0, commentBytes = 0] = [28, 30, 32].map((place) =>
      bytes.readUInt16LE(at + place),
    );
    const end = at + ENTRY_BYTES + nameBytes;
    const member = memberAt(bytes.subarray(at, end + extraBytes), nameBytes, before);
    if (member.offset < 0 || member.offset + member.packedBytes > start + before)
      throw new BrokenFile('zip-damaged', { file: name });
    members.push(member);
    at = end + extraBytes + commentBytes;
  }
  return members;
}

function memberAt(entry: Buffer, nameBytes: number, before: number): ZipMember {
  const flags = entry.readUInt16LE(8);
  const name = entry.subarray(ENTRY_BYTES, ENTRY_BYTES + nameBytes);
  const [unpackedBytes, packedBytes, offset] = longSizes(
    [24, 20, 42].map((place) => entry.readUInt32LE(place)),
    entry.subarray(ENTRY_BYTES + nameBytes),
  );
  if (unpackedBytes === undefined || packedBytes === undefined || offset === undefined)
    throw new RangeError('A size is missing');
  return {
    name: name.toString(flags & 0x800 ? 'utf8' : 'latin1'),
    method: entry.readUInt16LE(10),
    isEncrypted: (flags & 1) === 1,
    crc32: entry.readUInt32LE(16),
    packedBytes,
    offset: before + offset,
  };
}

/** Sizes over 4 GiB stand in the entry's extra field, in this order. */
function longSizes(sizes: readonly number[], extra: Buffer): number[] {
  if (!sizes.includes(IN_64_BITS)) return [...sizes];
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    return sizes.map((size) => {
      if (size !== IN_64_BITS) return size;
      place += 8;
      return Number(extra.readBigUInt64LE(place - 8));
    });
  }
  throw new RangeError('The long sizes are missing');
}

async function directoryOf(file: FileHandle, name: string): Promise<Directory> {
  const { size } = await file.stat();
  const tailBytes = Math.min(size, COMMENT_BYTES_MAX + END_BYTES);
  const tail = await bytesAt(file, size - tailBytes, tailBytes);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    const length = tail.readUInt32LE(at + 12);
    const start = tail.readUInt32LE(at + 16);
    const place = size - tailBytes + at;
    const isLong = at >= 20 && tail.readUInt32LE(at - 20) === END_64_PLACE;
    if (isLong) return longDirectory(file, Number(tail.readBigUInt64LE(at - 12)));
    return { start: place - length, length, before: place - length - start };
  }
  throw new BrokenFile('zip-truncated', { file: name });
}

async function longDirectory(file: FileHandle, place: number): Promise<Directory> {
  const end = await bytesAt(file, place, 56);
  if (end.readUInt32LE(0) !== END_64) throw new RangeError('No long end of the directory');
  const length = Number(end.readBigUInt64LE(40));
  return { start: Number(end.readBigUInt64LE(48)), length, before: 0 };
}
