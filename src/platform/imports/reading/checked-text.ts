/** Lets only whole, valid UTF-8 pass, and names the line of the first byte that is not. */
import { isUtf8 } from 'node:buffer';
import { BrokenFile } from './broken-file.ts';

const NEWLINE = 10;

/** Chunks that end between two characters, without a byte order mark; throws BrokenFile. */
export async function* checkedText(
  file: string,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let line = 1;
  let isFirst = true;
  for await (const chunk of chunks) {
    const joined = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    if (joined.length < 4 && isFirst) {
      held = joined;
      continue;
    }
    const end = wholeCharactersEnd(joined);
    const whole = joined.subarray(0, end);
    refuseUnreadable(file, whole, line);
    line += newlinesIn(whole);
    held = joined.subarray(end);
    yield isFirst ? withoutMark(whole) : whole;
    isFirst = false;
  }
  refuseUnreadable(file, held, line);
  if (held.length > 0) yield isFirst ? withoutMark(held) : held;
}

const withoutMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

/** Where the last character that is complete ends; at most three bytes are held back. */
function wholeCharactersEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return lengthFrom(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

const lengthFrom = (lead: number) => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);

export function newlinesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function refuseUnreadable(file: string, bytes: Buffer, firstLine: number): void {
  if (isUtf8(bytes) && !bytes.includes(0)) return;
  if (looksLikeUtf16(bytes)) throw new BrokenFile('file-is-utf16', { file });
  let line = firstLine;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, start) + 1 || bytes.length;
    const text = bytes.subarray(start, end);
    if (!isUtf8(text)) throw new BrokenFile('file-not-utf8', { file, line });
    if (text.includes(0)) throw new BrokenFile('file-has-zero-bytes', { file, line });
    start = end;
  }
}

/** A byte order mark, or text whose every second byte is zero. */
function looksLikeUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') return true;
  const start = bytes.subarray(0, 64);
  const zerosAt = (odd: number) => start.filter((byte, at) => at % 2 === odd && byte === 0).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  return start.length >= 8 && Math.min(even, odd) === 0 && Math.max(even, odd) > start.length / 3;
}
