/** The portal: every page that residents see, and where each stands in the navigation. */
import { footerPages } from '#platform/web/pages/footer-pages.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { createSurface } from './surface.ts';
import type { Surroundings } from './surroundings.ts';

export async function createPortal(
  surroundings: Surroundings,
): Promise<{ app: WebApp; bindAddress: string }> {
  const app = await createSurface(surroundings, {
    surface: 'portal',
    role: 'peelian_portal',
    navigation: [],
    routes: (created) => {
      footerPages(created);
    },
  });
  return { app, bindAddress: surroundings.settings.bindAddress };
}
