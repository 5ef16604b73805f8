/** `/problems/<code>`: what a refusal or a problem means. RFC 9457's `type` points here. */
import { z } from 'zod';
import type { Locale } from '../locale.ts';
import { openToAll } from '../guard.ts';
import { readCatalog } from '../messages/catalog.ts';
import { visitOf } from '../visit.ts';
import type { WebApp } from './app.ts';
import { sendProblem } from './send-problem.ts';

const params = z.object({ code: z.string().regex(/^[a-z0-9-]{1,80}$/) });

type Sentences = ReturnType<typeof readCatalog>;

/** The sentence of a code, its parameters left open: there is no occurrence to fill them from. */
function meaningOf(catalog: Sentences, locale: Locale, code: string): string | undefined {
  const spoken = [locale, 'en'].map((tongue) => catalog[tongue]?.['refusal'] ?? {});
  const known = spoken.find((refusals) => Object.hasOwn(refusals, code))?.[code];
  return typeof known === 'string' ? known.replaceAll(/\{\{[^}]*\}\}/g, '…') : undefined;
}

export function serveProblemPages(app: WebApp): void {
  const catalog = readCatalog();
  app.get(
    '/problems/:code',
    { onRequest: openToAll('Programs link here to explain a code'), schema: { params } },
    async (request, reply) => {
      const { code } = request.params;
      const visit = visitOf(request);
      const detail = meaningOf(catalog, visit.locale, code);
      if (detail === undefined) return sendProblem(reply, 'not-found');
      const title = visit.t('problems:meaning', { code });
      reply.type('text/html; charset=utf-8');
      return app.renderProblemPage({ code, status: 200, title, detail, refusals: [] }, visit);
    },
  );
}
