/** An invented department and a small app, for the tests of the web platform. */
import type { Site } from '../site.ts';
import { type AppSettings, type WebApp, createApp } from './app.ts';

export const alderBay: Site = {
  agencyId: 1,
  slug: 'alder-bay',
  name: 'Alder Bay Police',
  place: 'Alder Bay',
  timezone: 'America/Los_Angeles',
  isInvented: true,
  locales: ['en', 'es'],
  emergencyNumber: '911',
  nonUrgentNumber: '555-0100',
  tty: null,
  interpreter: null,
  operator: 'City of Alder Bay',
  contactEmail: null,
  contactAddress: null,
  colors: { brand: '#14365c', brandDeep: '#0b2340', accent: '#b4541a', accentDeep: '#8a3d0f' },
};

/** Speaks Spanish first and Arabic too. */
export const costaVerde: Site = {
  ...alderBay,
  agencyId: 2,
  slug: 'costa-verde',
  name: 'Policía de Costa Verde',
  locales: ['es', 'en', 'ar'],
};

/** A map: a host called `__proto__` must find nothing. */
const sites: ReadonlyMap<string, Site> = new Map([
  ['alder-bay.example', alderBay],
  ['costa-verde.example', costaVerde],
]);

export const exampleSecret = Buffer.alloc(32, 7);

/** A portal for both departments; unlisted hosts show Alder Bay. */
export const exampleApp = (
  routes: (app: WebApp) => void,
  more: Partial<AppSettings> = {},
): Promise<WebApp> =>
  createApp({
    surface: 'portal',
    isProduction: false,
    log: { level: 'silent' },
    trustedProxies: [],
    resolveSite: (host) => Promise.resolve(sites.get(host)),
    fallbackSite: () => Promise.resolve(alderBay),
    routes,
    ...more,
  });

/** Lines that an app logged, to be searched for what must not be there. */
export function memoryLog() {
  const lines: string[] = [];
  return {
    lines,
    log: { level: 'info', stream: { write: (line: string) => lines.push(line) } },
  } as const;
}
