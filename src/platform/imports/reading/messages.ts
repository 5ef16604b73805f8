/** What the reading thread and the process that started it say to each other. */
import type { Refusal } from '#kernel/result.ts';

export interface ReadingJob {
  readonly paths: readonly string[];
  readonly delimiter: string;
  /** Address of a module that exports `startConversion`. */
  readonly moduleHref: string;
  readonly settings: unknown;
}

/** A row that was refused, with every reason. */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly refusals: readonly Refusal[];
  /** The row as the file has it. */
  readonly text: string;
}

export interface ReadingProgress {
  readonly readCount: number;
  readonly rejectedCount: number;
  /** Bytes of the files themselves, packed where they are packed. */
  readonly bytesRead: number;
}

/** A file, or a table inside an archive, in the order in which they were read. */
export interface ReadFile {
  readonly name: string;
  /** As they lie on the disk. */
  readonly bytes: number;
  readonly sha256: string;
}

export type FromThread =
  | {
      readonly kind: 'rows';
      /** COPY text; each row begins with the table's number (1, 2, …) and the line. */
      readonly rows: Uint8Array<ArrayBuffer>;
      readonly rejected: readonly RejectedRow[];
      readonly progress: ReadingProgress;
    }
  | { readonly kind: 'broken'; readonly refusal: Refusal }
  | {
      readonly kind: 'done';
      readonly files: readonly ReadFile[];
      readonly progress: ReadingProgress;
      readonly statistics: unknown;
    };

/** The thread may be this many chunks ahead of the database. */
export const CHUNKS_AHEAD_MAX = 8;
