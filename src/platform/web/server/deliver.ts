/** The last step of every answer: cache rules, ETag, 304, compression. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentTag } from './content-tag.ts';
import { isPersonal } from './personal.ts';
import { type Encoding, chooseEncoding, createCompressor, isCompressible } from './compress.ts';

export interface DeliverySettings {
  readonly surface: 'portal' | 'console';
}

/** Compressed public pages are kept: a page that did not change costs nothing to compress. */
const COMPRESSED_KEPT_BYTES = 32 * 1024 * 1024;
/** Below this a packet is not shortened by compressing. */
const LEAST_COMPRESSED_BYTES = 1_024;

export function deliver(app: FastifyInstance, { surface }: DeliverySettings): void {
  const compressor = createCompressor(COMPRESSED_KEPT_BYTES);
  app.addHook('onSend', async (request, reply, payload) => {
    refuseCookies(surface, reply);
    setCacheRule(surface, request, reply);
    if (payload instanceof Readable) return deliverStream(request, reply, payload);
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    const encoding = encodingFor(request, reply, Buffer.byteLength(payload));
    const etag = tagOf(request, reply, payload);
    if (etag !== undefined && isAlreadyThere(request.headers['if-none-match'], etag))
      return notModified(reply, etag, encoding);
    if (etag !== undefined) reply.header('etag', tagFor(etag, encoding));
    if (encoding === undefined) return payload;
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return compressor.compress(payload, encoding, etag);
  });
}

/** The portal knows nobody: a cookie there is a bug of ours, and it must not reach a resident. */
function refuseCookies(surface: 'portal' | 'console', reply: FastifyReply): void {
  if (surface !== 'portal' || !reply.hasHeader('set-cookie')) return;
  reply.removeHeader('set-cookie');
  throw new Error('The portal sets no cookie');
}

/** Public pages are asked after each time (304 is cheap); the rest is kept nowhere. */
function setCacheRule(surface: string, request: FastifyRequest, reply: FastifyReply): void {
  if (isPersonal(reply)) reply.header('cache-control', 'no-store');
  if (reply.hasHeader('cache-control')) return;
  const isPage = surface === 'portal' && isRead(request) && reply.statusCode < 400;
  reply.header('cache-control', isPage ? 'no-cache' : 'no-store');
}

const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

const isKept = (reply: FastifyReply): boolean =>
  !String(reply.getHeader('cache-control')).includes('no-store');

function encodingFor(request: FastifyRequest, reply: FastifyReply, bytes: number) {
  const isBare = reply.getHeader('content-encoding') === undefined;
  if (!isBare || bytes < LEAST_COMPRESSED_BYTES || !isCompressible(reply.getHeader('content-type')))
    return undefined;
  addVary(reply, 'Accept-Encoding');
  return chooseEncoding(request.headers['accept-encoding']);
}

function addVary(reply: FastifyReply, header: string): void {
  const known = reply.getHeader('vary');
  if (String(known ?? '').includes(header)) return;
  reply.header('vary', known === undefined ? header : `${String(known)}, ${header}`);
}

type Body = string | Buffer;

/** A handler's own ETag, such as a dataset's content hash, is kept; else it is the body's hash. */
function tagOf(request: FastifyRequest, reply: FastifyReply, body: Body): string | undefined {
  if (!isRead(request) || reply.statusCode !== 200 || !isKept(reply)) return undefined;
  const own = reply.getHeader('etag');
  if (typeof own === 'string') return own.replace(/^W\//, '').replaceAll('"', '');
  return contentTag(body);
}

/** Strong tags name bytes, and compressed bytes are others. */
const tagFor = (etag: string, encoding: Encoding | undefined): string =>
  encoding === undefined ? `"${etag}"` : `"${etag}-${encoding}"`;

const isAlreadyThere = (held: string | undefined, etag: string): boolean =>
  held !== undefined &&
  held
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag.replace(/^"|(?:-(?:br|gzip))?"$/g, '') === etag);

function notModified(reply: FastifyReply, etag: string, encoding: Encoding | undefined): null {
  reply.code(304).header('etag', tagFor(etag, encoding));
  reply.removeHeader('content-type').removeHeader('content-length');
  return null;
}

/** Long answers (exports) are compressed as they flow and carry no ETag of their own. */
function deliverStream(request: FastifyRequest, reply: FastifyReply, stream: Readable): Readable {
  const encoding = encodingFor(request, reply, LEAST_COMPRESSED_BYTES);
  if (encoding === undefined || reply.statusCode !== 200) return stream;
  reply.header('content-encoding', encoding).removeHeader('content-length');
  return createCompressor(0).compressStream(stream, encoding);
}
