/** Rows in PostgreSQL's COPY text format, gathered into chunks worth sending. */
import type { Cell } from '../conversion.ts';

const CHUNK_BYTES = 512 * 1024;

/** Source: postgresql-copy-text */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

const special = /[\\\t\n\r]/;
const specials = /[\\\t\n\r]/g;

function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell !== 'string') return String(cell);
  return special.test(cell) ? cell.replace(specials, (found) => escapes[found] ?? found) : cell;
}

export interface CopyText {
  add(cells: readonly Cell[], more: readonly Cell[]): void;
  isFull(): boolean;
  isEmpty(): boolean;
  /** The chunk's bytes, which the caller may hand over; begins a new chunk. */
  take(): Uint8Array<ArrayBuffer>;
  /** A buffer that the receiver is done with: the same few serve a file of any size. */
  giveBack(buffer: ArrayBuffer): void;
}

/** Rows are written into their chunk at once: gathered as text they would be copied twice more. */
export function makeCopyText(): CopyText {
  const spare: ArrayBuffer[] = [];
  const nextChunk = () => Buffer.from(spare.pop() ?? new ArrayBuffer(CHUNK_BYTES));
  let chunk = nextChunk();
  let length = 0;
  const write = (row: string) => {
    // A character takes three bytes at most (four for two UTF-16 units).
    if (length + row.length * 3 > chunk.length) {
      const larger = Buffer.from(new ArrayBuffer(chunk.length * 2 + row.length * 3));
      chunk.copy(larger, 0, 0, length);
      chunk = larger;
    }
    length += chunk.write(row, length);
  };
  return {
    add(cells, more) {
      let row = '';
      for (const cell of cells) row += `${cellText(cell)}\t`;
      const last = more.length - 1;
      for (let at = 0; at < last; at += 1) row += `${cellText(more[at] ?? null)}\t`;
      write(`${row}${cellText(more[last] ?? null)}\n`);
    },
    isFull: () => length >= CHUNK_BYTES / 2,
    isEmpty: () => length === 0,
    take() {
      const bytes = new Uint8Array(chunk.buffer, 0, length);
      chunk = nextChunk();
      length = 0;
      return bytes;
    },
    giveBack: (buffer) => spare.push(buffer),
  };
}
