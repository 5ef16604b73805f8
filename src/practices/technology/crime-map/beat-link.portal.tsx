/** A link from a beat's page to the map of its reports. */
import type { VNode } from 'preact';
import { visitFor } from '#platform/web/page.tsx';
import { ArrowLink } from '#platform/web/look/pieces.tsx';
import type { Visit } from '#platform/web/visit.ts';

export const beatMapLink = (visit: Visit, { code }: { readonly code: string }): Promise<VNode> => {
  const { t, href } = visitFor(visit, 'crime-map');
  return Promise.resolve(
    <p>
      <ArrowLink href={href(`/map?beat=${encodeURIComponent(code)}`)}>
        {t('crime-map:beatLink')}
      </ArrowLink>
    </p>,
  );
};
