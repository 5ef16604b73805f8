/**
 * Writes a zip archive as a stream: nothing is known of a member before it has gone through, so
 * its sizes follow it, always in 64 bits. Any program that opens zip archives opens these.
 */
import type { FileHandle } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Source: pkware-appnote */
const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const ENTRY = 0x02014b50;
const END_64 = 0x06064b50;
const END_64_PLACE = 0x07064b50;
const END = 0x06054b50;
/** Version 4.5 of the format: sizes in 64 bits. */
const VERSION = 45;
/** Sizes follow the member (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: a member tells no time. */
const NO_DATE = 0x21;
const IN_64_BITS = 0xffffffff;

interface Member {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly bytes: number;
  readonly packedBytes: number;
}

/** Numbers of two, four and eight bytes, as the format writes them. */
const short = (...values: readonly number[]) => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
};
const word = (...values: readonly number[]) => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value >>> 0, index * 4));
  return bytes;
};
const long = (...values: readonly number[]) => {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, index) => bytes.writeBigUInt64LE(BigInt(value), index * 8));
  return bytes;
};

/** The last record. All its own fields are constant; the comment says what stands before it. */
export const endRecord = (comment: string): Buffer =>
  Buffer.concat([
    word(END),
    short(0, 0, 0xffff, 0xffff),
    word(IN_64_BITS, IN_64_BITS),
    short(comment.length),
    Buffer.from(comment, 'latin1'),
  ]);

export interface ZipWriter {
  /** Adds a member from its plain bytes. Resolves when it is written. */
  add(name: string, source: Readable): Promise<void>;
  /** @param comment of the SHA-256, in hex, of all bytes that stand before the last record */
  end(comment: (sha256: string) => string): Promise<{ bytes: number; sha256: string }>;
}

export function writeZip(file: FileHandle): ZipWriter {
  const members: Member[] = [];
  const hash = createHash('sha256');
  let place = 0;
  const write = async (bytes: Buffer) => {
    hash.update(bytes);
    await writeAll(file, bytes);
    place += bytes.length;
  };
  return {
    async add(name, source) {
      const begun = { name: Buffer.from(name, 'utf8'), offset: place };
      await write(localHeader(begun.name));
      const packed = await pack(source, write);
      await write(
        Buffer.concat([word(DESCRIPTOR, packed.crc), long(packed.packedBytes, packed.bytes)]),
      );
      members.push({ ...begun, ...packed });
    },
    async end(comment) {
      const start = place;
      for (const member of members) await write(entryOf(member));
      await write(longEnd({ start, length: place - start, count: members.length, place }));
      const sha256 = hash.digest('hex');
      const last = endRecord(comment(sha256));
      await writeAll(file, last);
      return { bytes: place + last.length, sha256 };
    },
  };
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
}

/** Level 3: the disk is the narrow place, not the size. */
async function pack(source: Readable, write: (bytes: Buffer) => Promise<void>) {
  const deflate = createDeflateRaw({ level: 3, chunkSize: 262_144 });
  let [crc, bytes, packedBytes] = [0, 0, 0];
  source.on('data', (chunk: Buffer) => {
    crc = crc32(chunk, crc);
    bytes += chunk.length;
  });
  source.on('error', (fault) => deflate.destroy(fault));
  for await (const chunk of source.pipe(deflate) as AsyncIterable<Buffer>) {
    packedBytes += chunk.length;
    await write(chunk);
  }
  return { crc, bytes, packedBytes };
}

const localHeader = (name: Buffer) =>
  Buffer.concat([
    word(LOCAL),
    short(VERSION, FLAGS, DEFLATED, 0, NO_DATE),
    word(0, IN_64_BITS, IN_64_BITS),
    short(name.length, 20),
    name,
    short(1, 16),
    long(0, 0),
  ]);

const entryOf = ({ name, offset, crc, bytes, packedBytes }: Member) =>
  Buffer.concat([
    word(ENTRY),
    short(VERSION, VERSION, FLAGS, DEFLATED, 0, NO_DATE),
    word(crc, IN_64_BITS, IN_64_BITS),
    short(name.length, 28, 0, 0, 0),
    word(0, IN_64_BITS),
    name,
    short(1, 24),
    long(bytes, packedBytes, offset),
  ]);

interface DirectoryPlace {
  readonly start: number;
  readonly length: number;
  readonly count: number;
  readonly place: number;
}

const longEnd = ({ start, length, count, place }: DirectoryPlace) =>
  Buffer.concat([
    word(END_64),
    long(44),
    short(VERSION, VERSION),
    word(0, 0),
    long(count, count, length, start),
    word(END_64_PLACE, 0),
    long(place),
    word(1),
  ]);
