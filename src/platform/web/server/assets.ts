/** Styles, scripts and fonts that the build made. Their names hold a hash, so they never change. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { openToAll } from '../guard.ts';

/** `folder` holds the files; a `.br` or `.gz` beside a file is sent to those who take it. */
export async function serveAssets(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: true,
    maxAge: '365d',
    immutable: true,
    index: false,
    dotfiles: 'ignore',
  });
  app.get(
    '/assets/*',
    {
      onRequest: openToAll('Styles, scripts and fonts hold no content'),
      config: { isSiteless: true },
    },
    (request, reply) => reply.sendFile(new URL(request.url, 'http://x').pathname.slice(8)),
  );
}
