/** `import beats` as the terminal runs it: exit codes, the JSON line, the report, real files. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { addAgency, asRole, openTerminal, TODAY, type Terminal } from './agency.examples.ts';
import { BROKEN_FILES, exampleBeats, exampleCollection } from './beat.examples.ts';
import { exampleFeature, exampleSquare } from './beat.examples.ts';
import { beatsCommands } from './beats.commands.ts';
import { listBeats } from './list-beats.action.ts';

const REAL = join(import.meta.dirname, '../../../../../shared/data/boundaries');

let database: Database;
let terminal: Terminal;
let agencyId: number;
let slug: string;
let count = 0;

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  terminal = await openTerminal(database);
});
afterAll(async () => {
  await database.close();
  await terminal.remove();
});
beforeEach(async () => {
  count += 1;
  slug = `agency-${count}`;
  agencyId = await addAgency(database, slug);
});

const [command] = beatsCommands();

function run(path: string, ...flags: readonly string[]) {
  if (!command) throw new Error('There is no command');
  const id = flags.includes('--id-field') ? [] : ['--id-field', 'beat'];
  return terminal.run(command, [path, '--agency', slug, ...id, ...flags]);
}

const listed = () => asRole(database, 'peelian_portal')(agencyId, (work) => listBeats(work, TODAY));
const rowCount = async (table: string) => {
  const counted = await asRole(database, 'peelian_worker')(agencyId, ({ client }) =>
    client.query(`select from ${table}`),
  );
  return counted.rowCount;
};

describe('a good file', () => {
  it('is imported for today unless a day is named; every feature is accounted for', async () => {
    const path = await terminal.write('good.geojson', exampleBeats());
    const { code, printed } = await run(path, '--json');
    expect(code).toBe(0);
    const report = join(terminal.home, `reports/beats-${slug}-${TODAY}.html`);
    expect(JSON.parse(printed.at(-1) ?? '')).toMatchObject({
      read: 2,
      imported: 2,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      rejectsFile: null,
      withoutPoint: null,
      districtAgreement: null,
      report,
    });
    expect(await rowCount('import_run')).toBe(1);
  });

  it('gets a report that needs neither scripts nor the network', async () => {
    const overlapping = exampleCollection([
      exampleFeature(1, exampleSquare(0)),
      exampleFeature('<b>&', exampleSquare(0.9)),
    ]);
    const path = await terminal.write('overlap.geojson', overlapping);
    const { printed } = await run(path, '--json', '--language', 'es');
    const { report } = JSON.parse(printed.at(-1) ?? '');
    const page = await readFile(String(report), 'utf8');
    expect(page).toMatch(/^<!doctype html><html lang="es">/);
    expect(page).toContain('Superposición');
    expect(page).toContain('&lt;b>&amp;');
    expect(page).not.toMatch(/<script|<link|https?:\/\/|<b>&/);
  });
});

describe('a bad file', () => {
  it.each(BROKEN_FILES)(
    'is refused with a message, exit code 2 and nothing written: %s',
    async (name, text) => {
      const path = await terminal.write('bad.geojson', text);
      const { code, said, printed } = await run(path, '--json');
      expect(code).toBe(2);
      expect(said.length).toBeGreaterThan(40);
      expect(said).not.toContain(name);
      expect(await rowCount('beat_version')).toBe(0);
      expect(await rowCount('import_run')).toBe(0);
      const summary = JSON.parse(printed.at(-1) ?? '{}');
      expect(summary.read).toBe(summary.rejected);
    },
  );

  it('still gets a report with a map that shows where it is wrong', async () => {
    const open = exampleCollection([exampleFeature('7', exampleSquare(0).slice(0, 4))]);
    const { printed } = await run(await terminal.write('open.geojson', open), '--json');
    const { report } = JSON.parse(printed.at(-1) ?? '');
    const page = await readFile(String(report), 'utf8');
    expect(page).toContain('These beats were not imported');
    expect(page).toContain('class="pin error"');
    expect(page).toContain('A border of beat 7 is not closed');
  });

  it.each([
    ['a missing file', ['no-such.geojson'], 'There is no file'],
    ['bytes that are not UTF-8', ['latin.geojson'], 'UTF-8'],
    ['an unknown property', ['good.geojson', '--name-field', 'title'], 'It has: beat'],
    ['a day that is none', ['good.geojson', '--effective', '2018-02-30'], '2018-02-30'],
    ['a flag that is none', ['good.geojson', '--sideways'], 'sideways'],
  ])('such as %s is told in words', async (_what, [name = '', ...flags], words) => {
    await terminal.write('good.geojson', exampleBeats());
    await terminal.write('latin.geojson', Buffer.from('{"name":"M\xfcller"}', 'latin1'));
    const { code, said } = await run(join(terminal.home, name), ...flags);
    expect(code).toBe(2);
    expect(said).toContain(words);
  });
});

const hasRealFiles = existsSync(REAL);

// The real boundaries are not part of this repository.
describe.skipIf(!hasRealFiles)('real boundaries', () => {
  it.each([
    ['philadelphia_police_districts.geojson', ['--id-field', 'DIST_NUM'], 21],
    [
      'portland_police_districts.geojson',
      ['--id-field', 'DISTRICT', '--district-field', 'PRECINCT'],
      60,
    ],
    ['chicago_police_beats_simple.geojson', ['--id-field', 'BEAT_NUM', '--join-parts'], 275],
  ])('of %s are imported', async (name, flags, beats) => {
    const { code, printed } = await run(join(REAL, name), ...flags, '--json');
    expect(code).toBe(0);
    const summary = JSON.parse(printed.at(-1) ?? '');
    expect(summary.imported).toBe(summary.read);
    expect(await listed()).toHaveLength(beats);
    const again = await run(join(REAL, name), ...flags, '--json');
    expect(JSON.parse(again.printed.at(-1) ?? '')).toMatchObject({
      imported: 0,
      updated: 0,
      unchanged: summary.read,
    });
    expect(await rowCount('beat_version')).toBe(1);
  });

  it('that repeat a code are refused unless the parts are to be joined', async () => {
    const path = join(REAL, 'chicago_police_beats_simple.geojson');
    const { code, said } = await run(path, '--id-field', 'BEAT_NUM');
    expect(code).toBe(2);
    expect(said).toContain('The code 3100 stands at 3 features');
  });
});
