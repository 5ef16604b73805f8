/** The reading thread: parses and converts files while the main thread talks to the database. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import {
  isRefused,
  type Conversion,
  type ConversionModule,
  type ConversionTools,
} from '../conversion.ts';
import { BrokenFile } from './broken-file.ts';
import { makeCopyText } from './copy-text.ts';
import { CHUNKS_AHEAD_MAX } from './messages.ts';
import type { FromThread, ReadFile, ReadingJob, RejectedRow } from './messages.ts';
import { sourceTables, type SourceTable } from './source-tables.ts';
import { readTable, type TableRecord } from './table-records.ts';

const REJECTED_AT_ONCE = 2000;

const port = parentPort;
if (!port) throw new Error('This module is the entry of a worker thread');
const send = (message: FromThread, transfer: ArrayBuffer[] = []) =>
  port.postMessage(message, transfer);

const copyText = makeCopyText();
let rejected: RejectedRow[] = [];
let [readCount, rejectedCount, bytesOfFinishedFiles] = [0, 0, 0];
let chunksAhead = 0;
let goOn: (() => void) | undefined;
port.on('message', (buffer: ArrayBuffer) => {
  copyText.giveBack(buffer);
  chunksAhead -= 1;
  goOn?.();
});

const tools: ConversionTools = {
  digest: (text) => createHash('sha256').update(text).digest('base64url').slice(0, 22),
};

/** Sends what has gathered, then waits until the database has kept up. */
async function hand(bytesRead: number): Promise<void> {
  if (copyText.isEmpty() && rejected.length === 0) return;
  const rows = copyText.take();
  const progress = { readCount, rejectedCount, bytesRead };
  send({ kind: 'rows', rows, rejected, progress }, [rows.buffer]);
  rejected = [];
  chunksAhead += 1;
  while (chunksAhead >= CHUNKS_AHEAD_MAX)
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
}

function reject(file: string, { line, text }: TableRecord, refusals: RejectedRow['refusals']) {
  rejectedCount += 1;
  rejected.push({ file, line, refusals, text });
}

interface Target {
  readonly file: string;
  readonly fileNumber: number;
  readonly conversion: Conversion<unknown>;
}

function takeRow({ file, fileNumber, conversion }: Target, record: TableRecord): void {
  readCount += 1;
  const { values, line } = record;
  if ('code' in values) {
    reject(file, record, [values]);
    return;
  }
  const converted = conversion.convert(values);
  if (isRefused(converted)) reject(file, record, converted.refusals);
  else copyText.add([fileNumber, line], converted);
}

async function readOne(
  table: SourceTable,
  { fileNumber, conversion, delimiter }: Omit<Target, 'file'> & ReadingJob,
): Promise<ReadFile> {
  const { name: file } = table;
  await readTable(
    table,
    { columns: conversion.columns, delimiter },
    {
      take: (record) => takeRow({ file, fileNumber, conversion }, record),
      async pause() {
        if (copyText.isFull() || rejected.length >= REJECTED_AT_ONCE)
          await hand(bytesOfFinishedFiles + table.bytesRead());
      },
    },
  );
  bytesOfFinishedFiles += table.bytesRead();
  return { name: file, bytes: table.bytesRead(), sha256: table.sha256() };
}

async function run(job: ReadingJob): Promise<void> {
  const module: ConversionModule<unknown, unknown> = await import(job.moduleHref);
  const conversion = module.startConversion(job.settings, tools);
  const files: ReadFile[] = [];
  for (const path of job.paths)
    for await (const table of sourceTables(path))
      files.push(await readOne(table, { ...job, fileNumber: files.length + 1, conversion }));
  await hand(bytesOfFinishedFiles);
  const progress = { readCount, rejectedCount, bytesRead: bytesOfFinishedFiles };
  send({ kind: 'done', files, progress, statistics: conversion.statistics() });
}

try {
  await run(workerData);
} catch (fault) {
  if (!(fault instanceof BrokenFile)) throw fault;
  await hand(bytesOfFinishedFiles);
  send({ kind: 'broken', refusal: fault.refusal });
}
port.close();
