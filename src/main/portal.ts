/** The portal: every page that residents see, and where each stands in the navigation. */
import { correctionsPortal } from '#practices/transparency/corrections/corrections.portal.tsx';
import { readContentVersion } from '#platform/postgres/content-version.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { footerPages } from '#platform/web/pages/footer-pages.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { createForms, type Forms } from '#platform/web/server/form-guard.ts';
import { createFormTokens } from '#platform/web/server/form-token.ts';
import { createReadCache } from '#platform/web/server/read-cache.ts';
import { createSurface } from './surface.ts';
import type { Surroundings } from './surroundings.ts';

export async function createPortal(
  surroundings: Surroundings,
): Promise<{ app: WebApp; bindAddress: string }> {
  const portal = surroundings.database.pool('peelian_portal');
  const forms = createPortalForms(surroundings);
  const reads = createReadCache({
    readVersion: (agencyId) =>
      withinAgency(portal, { agencyId, actorId: 'resident', duty: 'resident' }, readContentVersion),
  });
  const app = await createSurface(surroundings, {
    surface: 'portal',
    role: 'peelian_portal',
    navigation: [],
    routes: (created) => {
      footerPages(created);
      correctionsPortal(created, { portal, forms });
    },
  });
  return { app, bindAddress: surroundings.settings.bindAddress };
}

const createPortalForms = ({ settings, formSecret, now }: Surroundings): Forms =>
  createForms({
    tokens: createFormTokens(formSecret, () => now().getTime()),
    isProduction: settings.isProduction,
  });
