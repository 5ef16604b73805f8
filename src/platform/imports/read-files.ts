/** Reads files in a thread of its own and hands over their rows, at the pace of the receiver. */
import { Worker } from 'node:worker_threads';
import { done, refused, type Result } from '#kernel/result.ts';
import type { ConversionSource } from './conversion.ts';
import type {
  FromThread,
  ReadFile,
  ReadingJob,
  ReadingProgress,
  RejectedRow,
} from './reading/messages.ts';

export type { ReadFile, ReadingProgress, RejectedRow } from './reading/messages.ts';

export interface FilesToRead<Settings> {
  readonly paths: readonly string[];
  readonly delimiter: string;
  readonly conversion: ConversionSource<Settings>;
}

/** Reading goes on when a promise is kept: memory stays the same at any file size. */
export interface RowReceiver {
  /** COPY text whose rows begin with the file's number (1, 2, …) and the line. */
  takeRows(rows: Uint8Array): Promise<void>;
  takeRejected(rows: readonly RejectedRow[]): Promise<void>;
  onProgress(progress: ReadingProgress): void;
}

export interface Reading<Statistics> {
  readonly files: readonly ReadFile[];
  readonly readCount: number;
  readonly rejectedCount: number;
  readonly statistics: Statistics;
}

/** A file that is broken as a whole is a refusal; what the receiver was given before counts not. */
export async function readFiles<Settings, Statistics>(
  { paths, delimiter, conversion }: FilesToRead<Settings>,
  receiver: RowReceiver,
): Promise<Result<Reading<Statistics>>> {
  const { module, settings } = conversion;
  const job: ReadingJob = { paths, delimiter, moduleHref: module.href, settings };
  const worker = new Worker(new URL('./reading/read-files.thread.ts', import.meta.url), {
    workerData: job,
    name: 'reading',
    resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 192 },
  });
  try {
    for await (const message of messagesOf(worker)) {
      if (message.kind === 'broken') return refused([message.refusal]);
      receiver.onProgress(message.progress);
      if (message.kind === 'done') {
        const { files, progress, statistics } = message;
        const { readCount, rejectedCount } = progress;
        // Our own thread made it, by the module whose type says so.
        return done({ files, readCount, rejectedCount, statistics: statistics as Statistics });
      }
      await receiver.takeRejected(message.rejected);
      if (message.rows.length > 0) await receiver.takeRows(message.rows);
      worker.postMessage(message.rows.buffer, [message.rows.buffer]);
    }
    throw new Error('The reading thread ended without an answer');
  } finally {
    await worker.terminate();
  }
}

/** A fault of the thread is thrown here; an early end of the thread ends the messages. */
async function* messagesOf(worker: Worker): AsyncGenerator<FromThread> {
  const waiting: FromThread[] = [];
  const thread: { fault?: Error; hasEnded: boolean } = { hasEnded: false };
  let wake = () => {};
  worker.on('message', (message: FromThread) => {
    waiting.push(message);
    wake();
  });
  worker.on('error', (error) => {
    thread.fault = error instanceof Error ? error : new Error(String(error));
    wake();
  });
  worker.on('exit', () => {
    thread.hasEnded = true;
    wake();
  });
  for (;;) {
    const next = waiting.shift();
    if (next) yield next;
    else if (thread.fault) throw thread.fault;
    else if (thread.hasEnded) return;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}
