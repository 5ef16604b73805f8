/**
 * Sends a dataset's file as it is drawn: memory holds one piece, however long the file is. It is
 * named by the version of what is published, so that nothing is read for one who has it already.
 */
import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PublicReads } from '../server/public-reads.ts';
import { sendProblem } from '../server/send-problem.ts';
import { visitOf } from '../visit.ts';
import { fileText } from './file-text.ts';
import type { FileFormat, FileRow, OpenDataset } from './open-dataset.ts';
import type { Month } from '#kernel/time.ts';

/** Grows when the same rows are drawn in another way. */
const DRAWN_AS = 1;

/** GeoJSON is UTF-8 by its standard and knows no parameter that says so. */
const CONTENT_TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  geojson: 'application/geo+json',
};

export interface FileWanted {
  readonly dataset: Pick<OpenDataset, 'slug' | 'columns' | 'pieces'>;
  readonly format: FileFormat;
  /** Everything without it. */
  readonly month?: Month | undefined;
  /** Beside the version: what a restored database would not share with the one before it. */
  readonly standing: string;
}

/** News that comes before the first piece is out costs a new beginning, and rarely a wait. */
const BEGINNINGS = 3;
const RETRY_AFTER_SECONDS = 1;

interface Answering {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export async function sendDatasetFile(
  reads: PublicReads,
  answering: Answering,
  wanted: FileWanted,
): Promise<FastifyReply> {
  for (let beginning = 0; beginning < BEGINNINGS; beginning += 1) {
    const answered = await begin(reads, answering, wanted);
    if (answered) return answered;
  }
  const busy = { code: 'server-busy', retryAfterSeconds: RETRY_AFTER_SECONDS } as const;
  return sendProblem(answering.reply.removeHeader('etag'), busy);
}

/** Undefined when something was published before the first piece was ready. */
async function begin(
  reads: PublicReads,
  { request, reply }: Answering,
  { dataset, format, month, standing }: FileWanted,
): Promise<FastifyReply | undefined> {
  const visit = visitOf(request);
  const version = await reads.version(visit.site.agencyId);
  const name = [visit.site.slug, dataset.slug, ...(month ? [month] : [])].join('-');
  const tag = tagOf(`${DRAWN_AS}\n${version}\n${standing}\n${name}.${format}`);
  reply
    .header('etag', tag)
    .header('cache-control', 'no-cache')
    .header('content-type', CONTENT_TYPES[format])
    .header('content-disposition', `attachment; filename="${name}.${format}"`);
  if (holds(request.headers['if-none-match'], tag)) return reply.code(304).send();
  if (request.method === 'HEAD') return reply.send(Readable.from([]));
  const pieces = unchanging(
    () => reads.version(visit.site.agencyId),
    version,
    dataset.pieces(visit, month),
  );
  const first = await firstOf(pieces);
  if (!first) return undefined;
  const all = first.done ? [] : following(first.value, pieces);
  return reply.send(Readable.from(fileText(format, dataset.columns, all)));
}

type Rows = readonly FileRow[];

const firstOf = (pieces: AsyncGenerator<Rows>) =>
  pieces.next().catch((fault: unknown) => {
    if (fault instanceof Superseded) return undefined;
    throw fault;
  });

async function* following(first: Rows, rest: AsyncIterable<Rows>): AsyncGenerator<Rows> {
  yield first;
  yield* rest;
}

/** What was being sent is not what is published any more. */
class Superseded extends Error {}

/** Weak: the bytes differ with their compression, what they say does not. */
const tagOf = (content: string): string =>
  `W/"${hash('sha256', content, 'base64url').slice(0, 27)}"`;

const holds = (held: string | undefined, tag: string): boolean =>
  held !== undefined &&
  held.split(',').some((one) => one.trim() === '*' || bare(one.trim()) === bare(tag));

const bare = (tag: string): string => tag.replace(/^W\//, '');

/**
 * Ends the answer where something was published meanwhile: a file that is half old and half new
 * would add up to nothing, and one cut short is seen to be cut.
 */
async function* unchanging(
  readVersion: () => Promise<string | number>,
  version: string | number,
  pieces: AsyncIterable<readonly FileRow[]>,
): AsyncGenerator<readonly FileRow[]> {
  for await (const rows of pieces) {
    if ((await readVersion()) !== version)
      throw new Superseded('Something was published while this file was sent: ask again');
    yield rows;
  }
}
