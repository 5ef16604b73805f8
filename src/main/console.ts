/** The console: the pages of staff, partners and overseers. */
import type { WebApp } from '#platform/web/server/app.ts';
import { signInConsole } from '#trust/identity/sign-in.console.tsx';
import { createSurface } from './surface.ts';
import type { Surroundings } from './surroundings.ts';

export async function createConsole(
  surroundings: Surroundings,
): Promise<{ app: WebApp; bindAddress: string }> {
  const app = await createSurface(surroundings, {
    surface: 'console',
    role: 'peelian_console',
    navigation: [],
    routes: signInConsole,
  });
  return { app, bindAddress: surroundings.settings.bindAddress };
}
