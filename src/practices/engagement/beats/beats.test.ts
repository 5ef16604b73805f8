/** Boundaries on a real PostgreSQL: versions, revisions, look-ups, and who may see what. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { addAgency, asRole, bringBeats, exampleImport, TODAY } from './agency.examples.ts';
import { exampleCollection, exampleFeature, exampleSquare } from './beat.examples.ts';
import { findBeatAt } from './find-beat-at.action.ts';
import { importBeats } from './import-beats.action.ts';
import { listBeats } from './list-beats.action.ts';
import { readBoundaries } from './read-boundaries.action.ts';
import { viewBeat } from './view-beat.action.ts';

let database: Database;
let count = 0;

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
});
afterAll(() => database.close());

const newAgency = () => {
  count += 1;
  return addAgency(database, `agency-${count}`);
};
const worker: ReturnType<typeof asRole> = (...given) =>
  asRole(database, 'peelian_worker')(...given);
const portal: ReturnType<typeof asRole> = (...given) =>
  asRole(database, 'peelian_portal')(...given);

const moved = exampleCollection([
  exampleFeature(1, exampleSquare(0)),
  exampleFeature(3, exampleSquare(1)),
]);

describe('an import', () => {
  it('brings beats that the portal lists, in the order of their codes', async () => {
    const agency = await newAgency();
    const imported = await worker(agency, (work) => bringBeats(work));
    expect(imported).toMatchObject({
      isNew: true,
      counts: { imported: 2, updated: 0, unchanged: 0 },
    });
    const beats = await portal(agency, (work) => listBeats(work, TODAY));
    expect(beats.map(({ code, name, residents }) => [code, name, residents])).toEqual([
      ['1', '1', null],
      ['2', '2', null],
    ]);
    expect(beats[0]?.squareKilometers).toBeCloseTo(0.798, 2);
    expect(beats[0]?.label[0]).toBeCloseTo(10.005, 3);
    expect(beats[0]?.drawing[0]?.[0]).toHaveLength(5);
  });

  it('of the same file for the same day, or for a later one, changes nothing', async () => {
    const agency = await newAgency();
    const first = await worker(agency, (work) => bringBeats(work));
    for (const effectiveFrom of ['2018-01-01', '2019-01-01'] as Day[]) {
      const again = await worker(agency, (work) => bringBeats(work, { effectiveFrom }));
      expect(again).toMatchObject({
        isNew: false,
        version: first.version,
        counts: { imported: 0, updated: 0, unchanged: 2 },
      });
    }
    const { versions } = await worker(agency, readBoundaries);
    expect(versions).toHaveLength(1);
  });

  it('of the same beats from an earlier day on is a version of its own', async () => {
    const agency = await newAgency();
    await worker(agency, (work) => bringBeats(work));
    await worker(agency, (work) => bringBeats(work, { effectiveFrom: '2015-01-01' as Day }));
    const { versions } = await worker(agency, readBoundaries);
    expect(versions.map(({ effectiveFrom }) => effectiveFrom)).toEqual([
      '2015-01-01',
      '2018-01-01',
    ]);
  });

  it('of other content for the same day is the next revision; both can be read', async () => {
    const agency = await newAgency();
    await worker(agency, (work) => bringBeats(work));
    const next = await worker(agency, (work) => bringBeats(work, { text: moved }));
    expect(next).toMatchObject({
      version: { revision: 2 },
      counts: { imported: 1, updated: 0, unchanged: 1 },
      removedCodes: ['2'],
    });
    const { versions } = await worker(agency, readBoundaries);
    expect(versions.map(({ areas }) => areas.map(({ code }) => code))).toEqual([['1', '3']]);
    const beat = await portal(agency, (work) => viewBeat(work, '1', TODAY));
    expect(
      beat?.revisions.map(({ revision, counts, isChange }) => [revision, counts, isChange]),
    ).toEqual([
      [1, false, true],
      [2, true, false],
    ]);
    expect(await portal(agency, (work) => viewBeat(work, '2', TODAY))).toBeUndefined();
  });

  it('counts a change of name or residents as an update', async () => {
    const agency = await newAgency();
    const named = (residents: number) =>
      exampleCollection([exampleFeature(1, exampleSquare(0), { name: 'Quay', residents })]);
    const fields = { id: 'beat', name: 'name', residents: 'residents' };
    await worker(agency, (work) => bringBeats(work, { text: named(100), fields }));
    const next = await worker(agency, (work) => bringBeats(work, { text: named(110), fields }));
    expect(next.counts).toEqual({ imported: 0, updated: 1, unchanged: 0 });
    const beat = await portal(agency, (work) => viewBeat(work, '1', TODAY));
    expect(beat).toMatchObject({ name: 'Quay', residents: 110, revision: 2 });
  });

  it('tells what depends on boundaries in its transaction: a fault undoes everything', async () => {
    const agency = await newAgency();
    const afterBoundariesChange = () => Promise.reject(new Error('planted'));
    const failing = worker(agency, (work) => bringBeats(work, { afterBoundariesChange }));
    await expect(failing).rejects.toThrow('planted');
    expect(await worker(agency, readBoundaries)).toEqual({ versions: [] });
    const told: unknown[] = [];
    const imported = await worker(agency, (work) =>
      bringBeats(work, {
        afterBoundariesChange: (_work, change) => Promise.resolve(void told.push(change)),
      }),
    );
    const { id: versionId, effectiveFrom } = imported.version;
    expect(told).toEqual([{ versionId, effectiveFrom }]);
  });

  it('of two at once lets the second see what the first wrote', async () => {
    const agency = await newAgency();
    const both = await Promise.all([1, 2].map(() => worker(agency, (work) => bringBeats(work))));
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
  });
});

describe('a place', () => {
  it('has the beat that holds it by the boundaries of the day', async () => {
    const agency = await newAgency();
    await worker(agency, (work) => bringBeats(work));
    await worker(agency, (work) =>
      bringBeats(work, { text: moved, effectiveFrom: '2020-01-01' as Day }),
    );
    const at = (longitude: number, latitude: number, day = TODAY) =>
      portal(agency, (work) => findBeatAt(work, [longitude, latitude], day));
    expect(await at(10.015, 50.005)).toEqual({ ok: true, value: '3' });
    expect(await at(10.015, 50.005, '2019-12-31' as Day)).toEqual({ ok: true, value: '2' });
    expect(await at(10.015, 51)).toEqual({
      ok: false,
      refusal: [{ code: 'point-outside-agency' }],
    });
    expect(await at(200, 50)).toEqual({ ok: false, refusal: [{ code: 'point-not-on-earth' }] });
  });

  it('is outside an agency that has no beats yet', async () => {
    const agency = await newAgency();
    const found = await portal(agency, (work) => findBeatAt(work, [10, 50], TODAY));
    expect(found.ok).toBe(false);
  });
});

describe('rows of beats', () => {
  const tables = ['beat', 'beat_version', 'beat_boundary', 'address', 'address_street', 'station'];

  it('are never those of another agency', async () => {
    const [ours, theirs] = [await newAgency(), await newAgency()];
    await worker(theirs, (work) => bringBeats(work));
    expect(await portal(ours, (work) => listBeats(work, TODAY))).toEqual([]);
    expect(await portal(ours, (work) => viewBeat(work, '1', TODAY))).toBeUndefined();
    const asked = portal(ours, (work) => findBeatAt(work, [10.005, 50.005], TODAY));
    expect((await asked).ok).toBe(false);
  });

  it('are not there at all without a unit of work, in any role', async () => {
    await worker(await newAgency(), (work) => bringBeats(work));
    for (const role of ['peelian_portal', 'peelian_console', 'peelian_worker'] as const)
      for (const table of tables) {
        const { rows } = await database.pool(role).connections.query(`select * from ${table}`);
        expect([role, table, rows]).toEqual([role, table, []]);
      }
  });

  it('are read by the portal and written by the worker alone', async () => {
    const agency = await newAgency();
    for (const role of ['peelian_portal', 'peelian_console'] as const) {
      const imported = asRole(database, role)(agency, (work) => importBeats(work, exampleImport()));
      await expect(imported).rejects.toThrow('permission denied');
    }
    const changed = worker(agency, ({ client }) => client.query('delete from beat_boundary'));
    await expect(changed).rejects.toThrow('permission denied');
  });
});
