/** What of the look is not built: a department's colours and the site's icon. */
import type { FastifyInstance } from 'fastify';
import { openToAll } from '../guard.ts';
import { visitOf } from '../visit.ts';
import { themePath, themeStylesheet } from './theme.ts';

const ICON = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34">',
  '<circle cx="17" cy="17" r="17" fill="#16304f"/>',
  '<g fill="none" stroke="#fff" stroke-width="1.75" stroke-linecap="round">',
  '<path d="M14.5 22 15.7 11h2.6l1.2 11ZM15 8.5h4V11h-4ZM12.5 9.5 7.5 8M21.5 9.5l5-1.5"/>',
  '<path d="M6 24.5c2-1.6 3.6-1.6 5.5 0s3.6 1.6 5.5 0 3.6-1.6 5.5 0 3.6 1.6 5.5 0"/></g></svg>',
].join('');

const FOR_EVER = 'public, max-age=31536000, immutable';

export function lookFiles(app: FastifyInstance): void {
  const guard = openToAll('colours and icons hold no content');
  app.get('/theme-:hash.css', { onRequest: guard }, (request, reply) => {
    const { site, path } = visitOf(request);
    // An old page may ask for colours that have changed since: it gets today's, kept for no time.
    const isCurrent = path === themePath(site.colors);
    return reply
      .header('cache-control', isCurrent ? FOR_EVER : 'no-cache')
      .type('text/css; charset=utf-8')
      .send(themeStylesheet(site.colors));
  });
  app.get('/icon.svg', { onRequest: guard }, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(ICON),
  );
}
