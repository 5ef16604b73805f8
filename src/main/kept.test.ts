/** One table for everything kept: whatever is kept has a line, and whatever has an end is ended. */
import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readCatalog } from '#platform/postgres/catalog.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { startEmbedded } from '#platform/postgres/embedded/embedded.ts';
import { secret } from '#platform/postgres/embedded/secrets.ts';
import { openListing } from '#platform/imports/listing-file.ts';
import { translator } from '#platform/web/messages/translate.ts';
import { beatsCommands } from '#practices/engagement/beats/beats.commands.ts';
import { exampleBeats } from '#practices/technology/incidents/incident.examples.ts';
import { MISTAKE_KEPT_FOR_DAYS } from '#practices/transparency/corrections/mistake-report.ts';
import { forgetFiles } from '#trust/retention/forget-files.action.ts';
import { KEPT, type KeptLine } from '#trust/retention/kept.ts';
import { fillAgency, newHome, removeHomes, runCommand } from './backup.examples.ts';
import { FORGETTING } from './forgetting.ts';

const LINES: readonly KeptLine[] = KEPT;
const placesOf = LINES.flatMap(({ places = [] }) => places);
const tablesOf = LINES.flatMap(({ tables = [] }) => tables);

let database: Database;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
});
afterAll(async () => {
  await database.close();
  await removeHomes();
});

describe('everything that is kept', () => {
  it('in the database has one line: every table, and no table that is not there', async () => {
    const { tables } = await database.asAdministrator(readCatalog);
    expect(tablesOf.toSorted()).toEqual(tables.map(({ name }) => name));
  });

  it('in PEELIAN_HOME has one line: everything that a home holds after it was used', async () => {
    const home = await newHome();
    await chmod(home, 0o711);
    const server = await startEmbedded({ home });
    if (!server.ok) throw new Error(JSON.stringify(server.refusal));
    await secret(home, 'form-tokens');
    await fillAgency({ database, home }, 'used');
    const listing = openListing({ home, name: 'refused' }, ['line']);
    await listing.add([['1']]);
    await listing.close();
    await writeFile(join(home, 'beats.geojson'), exampleBeats());
    const [importBeats] = beatsCommands({ afterBoundariesChange: () => Promise.resolve() });
    if (!importBeats) throw new Error('No command');
    const flags = ['--agency', 'used', '--id-field', 'code'];
    await runCommand(importBeats, { database, home }, [join(home, 'beats.geojson'), ...flags]);
    const isOurs = (name: string) => !/\.(csv|geojson)$/.test(name);
    const found = (await readdir(home)).filter(isOurs);
    await server.value.leave();
    expect(found.filter((name) => !placesOf.includes(name))).toEqual([]);
    expect(found).toEqual(
      expect.arrayContaining([
        'rejects',
        'reports',
        'retractions',
        'secrets',
        'postgres',
        'run.json',
      ]),
    );
    expect(new Set(placesOf).size).toBe(placesOf.length);
  });
});

describe('what has an end', () => {
  it('is ended by a part of the one job, and each part ends a line', () => {
    const named = LINES.flatMap(({ ending }) => (ending.startsWith('forget-') ? [ending] : []));
    const parts = [...FORGETTING.map(({ name }) => name), 'forget-files'];
    expect([...new Set(named)].toSorted()).toEqual(parts.toSorted());
    for (const { id, ending, keptForDays } of LINES)
      expect(keptForDays !== undefined, id).toBe(ending.startsWith('forget-'));
  });

  it('ends after the days that its line says', async () => {
    const daysOf = (id: string) => LINES.find((line) => line.id === id)?.keptForDays;
    expect(daysOf('mistakes')).toBe(MISTAKE_KEPT_FOR_DAYS);
    const { tables } = await database.asAdministrator(readCatalog);
    for (const [id, table] of [
      ['drafts', 'form_draft'],
      ['submissions', 'form_submission'],
    ] as const) {
      const policies = tables.find(({ name }) => name === table)?.policies ?? [];
      const expired = policies.find(({ name }) => name === 'expired_rows')?.definition ?? '';
      expect(expired, id).toContain(`(CURRENT_DATE - ${daysOf(id)})`);
    }
  });

  it('says its days on the page, in English and Spanish', () => {
    for (const locale of ['en', 'es'] as const)
      for (const { id, keptForDays } of KEPT as readonly (KeptLine & { id: 'log' })[])
        if (keptForDays !== undefined)
          expect(translator(locale)(`retention:line.${id}.long`)).toContain(String(keptForDays));
  });

  it('is deleted when it is a file, and a day younger is not', async () => {
    const home = await mkdtemp(join(tmpdir(), 'peelian-kept-'));
    const now = new Date('2026-03-01T12:00:00Z');
    const at = async (path: string, daysAgo: number) => {
      await mkdir(join(home, path, '..'), { recursive: true });
      await writeFile(join(home, path), 'row');
      const then = new Date(now.getTime() - daysAgo * 86_400_000);
      await utimes(join(home, path), then, then);
    };
    await at('rejects/old.csv', 91);
    await at('rejects/young.csv', 89);
    await at('reports/old.html', 366);
    await at('reports/young.html', 364);
    await at('retractions/court.jsonl', 4000);
    await at('secrets/form-tokens', 4000);
    await writeFile(join(home, 'postgres.log'), '2026-01-01 00:00:00.000 UTC [1] ERROR: no\n');
    const gone = await forgetFiles(home, now);
    expect(gone.toSorted()).toEqual(['postgres.log', 'rejects/old.csv', 'reports/old.html']);
    expect((await readdir(home, { recursive: true })).toSorted()).toEqual([
      'postgres.log',
      'rejects',
      'rejects/young.csv',
      'reports',
      'reports/young.html',
      'retractions',
      'retractions/court.jsonl',
      'secrets',
      'secrets/form-tokens',
    ]);
    await rm(home, { recursive: true });
  });
});
