/** Agencies in a real database: created once, found by slug, shown by host. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { baseMap } from './base-map.ts';
import { changeAgency } from './change-agency.action.ts';
import { createAgency } from './create-agency.action.ts';
import { findAgency } from './find-agency.action.ts';
import { listAgencies } from './list-agencies.action.ts';
import { readBaseMap } from './read-base-map.action.ts';
import { replaceBaseMap } from './replace-base-map.action.ts';
import { setAgencyHost } from './set-agency-host.action.ts';

let database: Database;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
});
afterAll(() => database.close());

const worker = () => database.pool('peelian_worker');
const input = (slug: string) => ({ slug, name: 'Some Police', place: 'Some', timezone: 'UTC' });
const codesOf = (result: { ok: boolean; refusal?: readonly { code: string }[] }) =>
  result.ok ? [] : result.refusal?.map(({ code }) => code);

describe('creating an agency', () => {
  it('refuses every wrong detail at once and writes nothing', async () => {
    const wrong = { ...input('Bad Slug'), timezone: 'America/Gotham', colorAccent: 'blue' };
    const result = await createAgency(worker(), wrong);
    expect(codesOf(result)?.toSorted()).toEqual([
      'agency-slug-not-plain',
      'color-not-hex',
      'timezone-unknown',
    ]);
    expect((await listAgencies(worker())).agencies).toEqual([]);
  });

  it('gives a slug to one agency only', async () => {
    expect((await createAgency(worker(), input('first'))).ok).toBe(true);
    expect(codesOf(await createAgency(worker(), input('first')))).toEqual(['agency-slug-taken']);
  });

  it('is found by its slug; without one the known slugs are named', async () => {
    expect((await findAgency(worker(), 'first')).ok).toBe(true);
    const missing = await findAgency(worker(), undefined);
    expect(missing).toMatchObject({
      ok: false,
      refusal: [{ code: 'agency-not-named', parameters: { slugs: 'first' } }],
    });
  });
});

describe('changing an agency', () => {
  it('keeps what was not named, and refuses colours that nobody can read', async () => {
    const found = await findAgency(worker(), 'first');
    if (!found.ok) throw new Error('The agency is missing');
    const changed = await changeAgency(worker(), found.value, { emergencyNumber: '112' });
    expect(changed).toMatchObject({
      ok: true,
      value: { emergencyNumber: '112', name: 'Some Police' },
    });
    const pale = await changeAgency(worker(), found.value, { colorAccent: '#ffee88' });
    expect(codesOf(pale)).toEqual(['theme-color-too-pale']);
    const after = await findAgency(worker(), 'first');
    expect(after).toMatchObject({ ok: true, value: { emergencyNumber: '112', slug: 'first' } });
  });
});

describe('the host names of an agency', () => {
  it('are plain names, in small letters', async () => {
    const found = await findAgency(worker(), 'first');
    const agencyId = found.ok ? found.value.agencyId : 0;
    const set = (host: string) => setAgencyHost(worker(), { agencyId, host, surface: 'portal' });
    expect(codesOf(await set('https://police.example.org/'))).toEqual(['host-not-plain']);
    expect(await set('Police.Example.org')).toEqual({ ok: true, value: 'police.example.org' });
    expect((await listAgencies(database.pool('peelian_portal'))).hosts).toEqual([
      { host: 'police.example.org', agencyId, surface: 'portal' },
    ]);
  });
});

describe('the base map', () => {
  it('belongs to one agency, and is read with the role of the portal', async () => {
    const second = await createAgency(worker(), input('second'));
    const secondId = second.ok ? second.value.agencyId : 0;
    const map = baseMap.parse({
      bounds: [0, 0, 1, 1],
      land: [
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    });
    const as = (agencyId: number) => ({ agencyId, actorId: 'system:test', duty: 'worker' });
    await withinAgency(worker(), as(secondId), (work) => replaceBaseMap(work, map));
    const portal = database.pool('peelian_portal');
    expect(await withinAgency(portal, as(secondId), readBaseMap)).toEqual(map);
    expect(await withinAgency(portal, as(secondId - 1), readBaseMap)).toBeUndefined();
  });
});
