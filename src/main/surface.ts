/** What portal and console have in common when they are put together. */
import { buildAssets } from '#platform/web/build/build-assets.ts';
import { lookFiles } from '#platform/web/look/look-files.ts';
import type { FootLink, NavigationItem } from '#platform/web/look/shell.tsx';
import { furnish } from '#platform/web/page.tsx';
import { problemPages } from '#platform/web/pages/problem-page.tsx';
import { createApp, type WebApp } from '#platform/web/server/app.ts';
import type { ReadVersion } from '#platform/web/server/read-cache.ts';
import { answers } from '#platform/postgres/pool.ts';
import type { Role } from '#platform/postgres/roles.ts';
import { createSites } from './sites.ts';
import type { Surroundings } from './surroundings.ts';

export interface SurfaceParts {
  readonly surface: 'portal' | 'console';
  readonly role: Role;
  readonly navigation: readonly NavigationItem[];
  readonly footLinks?: readonly FootLink[];
  /** Given, public pages are drawn once per version. */
  readonly contentVersion?: ReadVersion;
  readonly routes: (app: WebApp) => void | Promise<void>;
}

export async function createSurface(
  { database, settings, log, apiRate, now }: Surroundings,
  { surface, role, navigation, footLinks = [], contentVersion, routes }: SurfaceParts,
): Promise<WebApp> {
  const assets = await buildAssets();
  const furniture = { surface, navigation, footLinks, assets };
  const sites = createSites(database, settings, surface);
  const app = await createApp({
    surface,
    isProduction: settings.isProduction,
    resolveSite: sites.ofHost,
    fallbackSite: sites.fallback,
    trustedProxies: settings.trustedProxies,
    now: () => now().getTime(),
    ...(apiRate && { apiRate }),
    log: log ?? { level: settings.isProduction ? 'info' : 'warn' },
    renderProblemPage: problemPages(furniture),
    assetsFolder: assets.folder,
    ...(contentVersion && { contentVersion }),
    healthChecks: { database: () => answers(database.pool(role)) },
    routes: (created) => {
      lookFiles(created);
      return routes(created);
    },
  });
  furnish(app, furniture);
  return app;
}
