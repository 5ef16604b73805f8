/** Rows in PostgreSQL's COPY text format, gathered into chunks worth sending. */
import type { Cell } from '../conversion.ts';

const CHUNK_CHARACTERS = 256 * 1024;

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
}

export function makeCopyText(): CopyText {
  const encoder = new TextEncoder();
  let text = '';
  return {
    add(cells, more) {
      let row = '';
      for (const cell of cells) row += `${cellText(cell)}\t`;
      more.forEach((cell, at) => {
        row += at === 0 ? cellText(cell) : `\t${cellText(cell)}`;
      });
      text += `${row}\n`;
    },
    isFull: () => text.length >= CHUNK_CHARACTERS,
    isEmpty: () => text === '',
    take() {
      const bytes = encoder.encode(text);
      text = '';
      return bytes;
    },
  };
}
