/** A CSV file beside an import, begun with its first line: an import without any leaves none. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface ListingFile {
  add(lines: readonly (readonly (string | number)[])[]): Promise<void>;
  /** The path, or null when nothing was added. */
  close(): Promise<string | null>;
}

export interface ListingPlace {
  /** PEELIAN_HOME. */
  readonly home: string;
  /** Unique for each import: it becomes the file's name. */
  readonly name: string;
}

/** Below PEELIAN_HOME. */
export const LISTINGS_FOLDER = 'rejects';

/** Rows may hold what is nobody else's business: only the operator's own user reads the file. */
export function openListing({ home, name }: ListingPlace, columns: readonly string[]): ListingFile {
  const folder = join(home, LISTINGS_FOLDER);
  const path = join(folder, `${name}.csv`);
  let stream: WriteStream | undefined;
  let fault: Error | undefined;
  const begin = async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const begun = createWriteStream(path, { mode: 0o600 });
    begun.on('error', (error) => {
      fault = error;
    });
    begun.write(lineOf(columns));
    return begun;
  };
  return {
    async add(lines) {
      if (lines.length === 0) return;
      stream ??= await begin();
      if (!stream.write(lines.map(lineOf).join(''))) await roomIn(stream);
      if (fault) throw fault;
    },
    async close() {
      if (!stream) return null;
      const closed = once(stream, 'close');
      stream.end();
      await closed;
      if (fault) throw fault;
      return path;
    },
  };
}

/** A broken stream never drains, but it closes. */
const roomIn = (stream: WriteStream) =>
  new Promise<void>((resolve) => {
    const go = () => {
      stream.off('drain', go).off('close', go);
      resolve();
    };
    stream.on('drain', go).on('close', go);
    if (stream.destroyed) go();
  });

const lineOf = (cells: readonly (string | number)[]) => `${cells.map(quoted).join(',')}\n`;

const quoted = (cell: string | number) =>
  typeof cell === 'string' && /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
