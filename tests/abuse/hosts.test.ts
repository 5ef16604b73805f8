/** Whose pages are shown is decided by the host alone; nobody is sent elsewhere. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { setAgencyHost } from '#trust/agencies/set-agency-host.action.ts';
import { addMarkedAgency, ZEBRA } from './marked-agency.ts';
import { consoleOn, pathsOf, portalOn, PRODUCTION } from './surfaces.ts';

const OWN_HOST = 'police.example';

let database: Database;
let portal: WebApp;
let installed: WebApp;
let installedConsole: WebApp;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  const agencyId = await addMarkedAgency(database, ZEBRA);
  const worker = database.pool('peelian_worker');
  await setAgencyHost(worker, { agencyId, host: OWN_HOST, surface: 'portal' });
  portal = await portalOn(database);
  installed = await portalOn(database, { variables: PRODUCTION });
  installedConsole = await consoleOn(database, { variables: PRODUCTION });
});
afterAll(async () => {
  await Promise.all([portal, installed, installedConsole].map((app) => app.close()));
  await database.close();
});

describe('in an installation', () => {
  const FORGED = ['evil.example', '127.0.0.1', 'localhost', `${OWN_HOST}.evil.example`, 'zebra'];

  it.each(FORGED)(
    'the host %s gets 421 on every route, and no word of the agency',
    async (host) => {
      for (const url of pathsOf(installed, '1').filter((path) => path !== '/healthz')) {
        const answer = await installed.inject({ url, headers: { host } });
        if (url.startsWith('/assets/')) continue;
        expect(answer.statusCode, url).toBe(421);
        expect(answer.body).not.toContain(ZEBRA.marker);
      }
    },
  );

  it('its own host gets its pages', async () => {
    const answer = await installed.inject({ url: '/', headers: { host: OWN_HOST } });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain(ZEBRA.marker);
  });

  it('a host of the portal opens no console', async () => {
    const answer = await installedConsole.inject({ url: '/', headers: { host: OWN_HOST } });
    expect(answer.statusCode).toBe(421);
  });

  it('headers of a proxy that nobody trusts change nothing', async () => {
    const forwarded = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
      forwarded: 'host=evil.example',
      'x-original-url': 'https://evil.example/',
      'x-host': 'evil.example',
    };
    const headers = { host: OWN_HOST };
    const plain = await installed.inject({ url: '/beats', headers });
    const sent = await installed.inject({ url: '/beats', headers: { ...headers, ...forwarded } });
    expect(sent.body).toBe(plain.body);
    expect(plain.body).toContain(`https://${OWN_HOST}/beats`);
    expect(sent.body).not.toContain('evil.example');
  });

  it('is reached by https only: the browser is told to remember it', async () => {
    const answer = await installed.inject({ url: '/', headers: { host: OWN_HOST } });
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
  });
});

const AWAY = [
  '//evil.example',
  '///evil.example/%2e%2e',
  '/\\evil.example',
  '/%5cevil.example',
  '/%2f%2fevil.example',
  '/en//evil.example',
  '/en/\\evil.example',
  '/en///evil.example/beats',
  '/es//evil.example',
  '/en/%2f%2fevil.example',
  '/en/.//evil.example',
  '/en?//evil.example',
  '/en/@evil.example',
  'http://evil.example/en/beats',
  'http://evil.example//evil.example/',
  '/beats?next=https://evil.example&return=//evil.example',
  '/find-my-team?url=https://evil.example',
  '/mistakes/new?page=https://evil.example/',
  '/mistakes/new?page=//evil.example/',
];

/** Where a browser on our page would go. */
const destination = (location: string): string => new URL(location, `https://${OWN_HOST}/x`).host;

it.each(AWAY)('%s sends nobody away', async (url) => {
  for (const app of [portal, installed]) {
    const answer = await app.inject({ url, headers: { host: OWN_HOST } });
    const { location } = answer.headers;
    if (location !== undefined) expect(destination(location)).toBe(OWN_HOST);
    const links = [...answer.body.matchAll(/\s(?:href|action|src)="([^"]*)"/g)];
    const away = links.filter(([, link = '']) => /evil\.example(\/|$)/.test(hostPart(link)));
    expect(away.map(([link]) => link)).toEqual([]);
  }
});

function hostPart(link: string): string {
  const { host, protocol } = new URL(link.replaceAll('&amp;', '&'), `https://${OWN_HOST}/`);
  return /^https?:$/.test(protocol) ? host : '';
}

it('a look-up redirects to its beat and nowhere else', async () => {
  const answer = await portal.inject({
    method: 'POST',
    url: '/find-my-team?next=https://evil.example',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `where=3+${ZEBRA.marker}+Street&next=https://evil.example&redirect=//evil.example`,
  });
  expect(answer.statusCode).toBe(303);
  expect(answer.headers.location).toBe('/beats/1');
});
