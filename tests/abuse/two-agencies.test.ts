/** Two agencies in one database: no page and no file of one shows anything of the other. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { addMarkedAgency, codesOf, type MarkedAgency, QUARTZ, ZEBRA } from './marked-agency.ts';
import { pathsOf, portalOn } from './surfaces.ts';

let database: Database;
let portal: WebApp;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  for (const agency of [ZEBRA, QUARTZ]) await addMarkedAgency(database, agency);
  portal = await portalOn(database);
});
afterAll(async () => {
  await portal.close();
  await database.close();
});

const at = (agency: MarkedAgency) => ({ host: `${agency.slug}.localhost` });

/** Every route with the codes of both agencies' beats, in all languages. */
function pathsFor(): string[] {
  const codes = [...codesOf(ZEBRA), ...codesOf(QUARTZ)];
  const plain = [...new Set(codes.flatMap((code) => pathsOf(portal, code)))];
  const searches = [ZEBRA, QUARTZ].map(({ marker }) => `/beats?search=${marker.slice(0, 4)}`);
  return ['', '/es', '/ar'].flatMap((prefix) =>
    [...plain, ...searches].map((path) => prefix + path),
  );
}

/** What was asked for is said again in some answers: that is no row of the other agency. */
const withoutEcho = (body: string, path: string): string =>
  [path, decodeURIComponent(path)].reduce((left, echo) => left.replaceAll(echo, ''), body);

const PAIRS = [
  { own: ZEBRA, other: QUARTZ },
  { own: QUARTZ, other: ZEBRA },
] as const;

describe.each(PAIRS)('the portal of $own.slug', ({ own, other }) => {
  it('shows its own rows and no marker of the other, on every route', async () => {
    const strays: string[] = [];
    const withOwn = new Set<string>();
    for (const path of pathsFor()) {
      const { body } = await portal.inject({ url: path, headers: at(own) });
      if (withoutEcho(body, path).toLowerCase().includes(other.marker.toLowerCase()))
        strays.push(path);
      if (body.includes(own.marker)) withOwn.add(path);
    }
    expect(strays).toEqual([]);
    for (const path of ['/', '/beats', '/beats.csv', '/beats/1', '/stations', '/es/beats/1'])
      expect(withOwn).toContain(path);
  });

  it('does not know the beats of the other', async () => {
    const [, code] = codesOf(other);
    for (const path of [`/beats/${code}`, `/es/beats/${code}`]) {
      const answer = await portal.inject({ url: path, headers: at(own) });
      expect(answer.statusCode).toBe(404);
    }
    const file = await portal.inject({ url: `/beats/${code}/incidents.csv`, headers: at(own) });
    expect(file.statusCode).toBe(404);
  });

  it('counts its own incidents in a beat whose code both have', async () => {
    for (const url of ['/beats/1/incidents.csv', '/incidents.csv']) {
      const { body } = await portal.inject({ url, headers: at(own) });
      expect(body).toContain(`2026-04,theft,${own.incidentCount}`);
      expect(body).not.toContain(`,${other.incidentCount}`);
    }
  });
});

describe.each(PAIRS)('asked for what the other has, the portal of $own.slug', ({ own, other }) => {
  it('finds neither a street nor a place of the other', async () => {
    const search = (payload: string) =>
      portal.inject({
        method: 'POST',
        url: '/find-my-team',
        headers: { ...at(own), 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      });
    const own1 = await search(`where=3+${own.marker}+Street`);
    expect(own1.headers.location).toBe('/beats/1');
    for (const payload of [
      `where=3+${other.marker}+Street`,
      `latitude=50.001&longitude=${other.west + 0.001}`,
    ]) {
      const answer = await search(payload);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).not.toContain(`${other.marker} Beat`);
      expect(answer.body).not.toContain(`${other.marker} Police`);
    }
  });

  it('takes no form that the other drew', async () => {
    const form = await portal.inject({ url: '/mistakes/new', headers: at(other) });
    const token = /name="_token" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
    const send = (agency: MarkedAgency) =>
      portal.inject({
        method: 'POST',
        url: '/mistakes/check',
        headers: { ...at(agency), 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _token: token, page: '/', problem: 'p' }).toString(),
      });
    expect((await send(own)).statusCode).toBe(403);
    expect((await send(other)).statusCode).toBe(200);
  });

  it('never answers "not changed" for a page that was fetched from the other', async () => {
    for (const url of ['/', '/beats', '/beats/1', '/stations', '/about']) {
      const theirs = await portal.inject({ url, headers: at(other) });
      const etag = theirs.headers.etag ?? '"none"';
      const answer = await portal.inject({ url, headers: { ...at(own), 'if-none-match': etag } });
      expect(answer.statusCode, url).toBe(200);
      expect(answer.body).not.toContain(other.marker);
    }
  });
});

it('asks that hurry and cross do not mix the agencies', async () => {
  const asked = Array.from({ length: 200 }, (_, place) => (place % 2 === 0 ? ZEBRA : QUARTZ));
  const bodies = await Promise.all(
    asked.map(async (agency) => {
      const answer = await portal.inject({ url: '/beats/1', headers: at(agency) });
      return { agency, body: answer.body };
    }),
  );
  for (const { agency, body } of bodies) {
    expect(body).toContain(agency.marker);
    expect(body).not.toContain((agency === ZEBRA ? QUARTZ : ZEBRA).marker);
  }
});
