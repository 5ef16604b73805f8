/** A portal with a few pages, for the tests of what happens to every request. */
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { openToAll } from '../guard.ts';
import { type Visit, visitOf } from '../visit.ts';
import type { AppSettings, WebApp } from './app.ts';
import { exampleApp } from './web.examples.ts';

const open = openToAll('a test');

function somePages(app: WebApp): void {
  app.get('/', { onRequest: open }, (request) => pageOf(visitOf(request)));
  const params = z.object({ id: z.string().regex(/^\d+$/) });
  app.get('/beats/:id', { onRequest: open, schema: { params } }, (request) =>
    pageOf({ ...visitOf(request), id: request.params.id }),
  );
  app.get('/broken', { onRequest: open }, () => {
    throw new Error('secret inner workings');
  });
  app.get('/away', { onRequest: open }, () => {
    throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  });
  app.get('/cookie', { onRequest: open }, (_request, reply) =>
    reply.header('set-cookie', 'who=you').send('hello'),
  );
  const querystring = z.object({ page: z.coerce.number().int().max(99).optional() });
  app.get('/list', { onRequest: open, schema: { querystring } }, (request) => request.query);
  app.post('/api/count', {
    onRequest: open,
    config: { withoutFormToken: 'it only reads' },
    schema: { body: z.object({ words: z.array(z.string()).max(2), limit: z.int() }) },
    handler: (request) => ({ count: request.body.words.length }),
  });
}

const pageOf = ({ href, url, ...shown }: Visit & { id?: string }) => ({
  ...shown,
  link: href('/beats/1'),
  absolute: url('/beats/1'),
});

/** Closed when the test that asked for it has finished. */
export async function startedApp(more: Partial<AppSettings> = {}): Promise<WebApp> {
  const app = await exampleApp(somePages, more);
  onTestFinished(() => app.close());
  return app;
}

export const asBrowser = { accept: 'text/html,application/xhtml+xml;q=0.9' };
