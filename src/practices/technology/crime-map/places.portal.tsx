/** "How we protect places": what a dot is, what it is not, and what is on no map. */
import { openToAll } from '#platform/web/guard.ts';
import { PageHead } from '#platform/web/look/pieces.tsx';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import type { CrimeMapReads } from './crime-map-reads.portal.ts';
import type { Sources } from './incident-words.portal.ts';
import { PLACES_PATH } from './map-aside.portal.tsx';

export function placesPortal(app: WebApp, reads: CrimeMapReads): void {
  const onRequest = openToAll('everybody may know how places are protected');
  app.get(PLACES_PATH, { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const content = visitFor(visit, 'crime-map');
    const title = content.t('crime-map:places.title');
    return sendPage(reply, visit, {
      title,
      section: 'map',
      crumbs: [{ label: content.t('crime-map:title'), path: '/map' }, { label: title }],
      messages: 'crime-map',
      isCacheable: true,
      content: <PlacesPage visit={content} sources={await reads.sources(visit)} />,
    });
  });
}

const PlacesPage = ({ visit: { t }, sources }: { visit: Visit; sources: Sources }) => (
  <>
    <PageHead title={t('crime-map:places.title')} lead={t('crime-map:places.lead')} />
    <div class="wrap">
      <div class="max-w-2xl space-y-10">
        <section>
          <h2 class="head">{t('crime-map:places.points.title')}</h2>
          <p class="mt-2">{t('crime-map:places.points.text')}</p>
          <ul class="mt-4 list-disc space-y-2 ps-6">
            <li>{t('crime-map:places.points.addresses')}</li>
            <li>{t('crime-map:places.points.grid')}</li>
            <li>{t('crime-map:places.points.source')}</li>
          </ul>
          <p class="mt-4">{t('crime-map:places.points.fixed')}</p>
        </section>
        {sources.length > 0 && (
          <section>
            <h2 class="head">{t('crime-map:places.used.title')}</h2>
            <ul class="rows mt-3">
              {sources.map(({ masking, title }) => (
                <li class="py-3">
                  {t(`crime-map:places.used.${masking === 'none' ? 'addresses' : masking}`, {
                    source: title,
                  })}
                </li>
              ))}
            </ul>
          </section>
        )}
        {(['month', 'kinds', 'gone'] as const).map((part) => (
          <section>
            <h2 class="head">{t(`crime-map:places.${part}.title`)}</h2>
            <p class="mt-2">{t(`crime-map:places.${part}.text`)}</p>
          </section>
        ))}
      </div>
    </div>
  </>
);
