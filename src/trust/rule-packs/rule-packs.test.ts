/** Holidays and followed packs in a real database, each agency its own; files by line. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { isBusinessDay } from '#kernel/work-calendar.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { createAgency } from '../agencies/create-agency.action.ts';
import { followPack } from './follow-pack.action.ts';
import { listHolidays } from './list-holidays.action.ts';
import { loadPacks, type RulePacks } from './load-packs.action.ts';
import { readOwnRules, rulesOn } from './read-rules.action.ts';
import { readHolidaysFile, replaceHolidays } from './replace-holidays.action.ts';
import { exampleFile, exampleSection } from './rule-pack.examples.ts';

let database: Database;
let folder: string;
let packs: RulePacks;
const agencies: number[] = [];

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  for (const slug of ['first', 'second']) {
    const input = { slug, name: 'Some Police', place: 'Some', timezone: 'UTC' };
    const made = await createAgency(database.pool('peelian_worker'), input);
    if (made.ok) agencies.push(made.value.agencyId);
  }
  folder = await mkdtemp(join(tmpdir(), 'peelian-packs-'));
  const loaded = await loadFrom({ 'generic-1.json': exampleFile({ name: 'generic' }) });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  packs = loaded.value;
});
afterAll(() => database.close());

/** `us-1.json` is written as `us/1.json` into a folder of its own. */
async function loadFrom(files: Readonly<Record<string, unknown>>) {
  const place = await mkdtemp(join(folder, 'set-'));
  for (const [file, content] of Object.entries(files)) {
    const [name = '', version = ''] = file.split('-');
    await mkdir(join(place, name), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await writeFile(join(place, name, version), text);
  }
  return loadPacks([exampleSection], place);
}

const within = <Value>(place: number, act: (work: Work) => Promise<Value>) =>
  withinAgency(
    database.pool('peelian_worker'),
    { agencyId: agencies[place] ?? 0, actorId: 'system:test', duty: 'worker' },
    act,
  );

async function fileOf(text: string): Promise<string> {
  const path = join(folder, 'holidays.csv');
  await writeFile(path, text);
  return path;
}

const said = (result: Awaited<ReturnType<typeof readHolidaysFile>>) =>
  result.ok
    ? []
    : result.refusal.map(({ code, parameters }) => `${code} ${parameters?.['line'] ?? ''}`.trim());

describe('holidays', () => {
  it('come in for the years of the file; other years and other agencies keep theirs', async () => {
    const enter = async (place: number, text: string) => {
      const file = await readHolidaysFile(await fileOf(text));
      if (!file.ok) throw new Error(said(file).join(', '));
      return within(place, (work) => replaceHolidays(work, file.value));
    };
    await enter(0, 'day,name,name_es\n2026-12-25,Christmas,Navidad\n2027-01-01,New Year,\n');
    await enter(1, 'name,day\nFair,2026-08-03\n');
    expect(await enter(0, '\ufeffday,name\n2027-01-04,Other day\n')).toEqual({
      years: [2027],
      days: 1,
    });
    expect(await within(0, listHolidays)).toEqual([
      { day: '2026-12-25', name: 'Christmas', nameEs: 'Navidad' },
      { day: '2027-01-04', name: 'Other day', nameEs: null },
    ]);
    expect(await within(1, listHolidays)).toHaveLength(1);
  });

  it('are refused with every wrong line, and nothing is written', async () => {
    const before = await within(0, listHolidays);
    const text = 'day,name\n2027-02-30,Never\n2027-03-01,\n2027-03-02,A\n2027-03-02,B\n';
    expect(said(await readHolidaysFile(await fileOf(text)))).toEqual([
      'holiday-day-not-real 2',
      'holiday-name-not-usable 3',
      'holiday-day-twice 5',
    ]);
    expect(said(await readHolidaysFile(await fileOf('date,what\n')))).toEqual([
      'holidays-column-missing',
      'holidays-column-missing',
    ]);
    expect(said(await readHolidaysFile(await fileOf('day,name\n')))).toEqual(['holidays-none']);
    expect(said(await readHolidaysFile(await fileOf('day,"name\n')))).toEqual([
      'holidays-file-not-understood',
    ]);
    expect(said(await readHolidaysFile(join(folder, 'none.csv')))).toEqual([
      'holidays-file-not-found',
    ]);
    expect(await within(0, listHolidays)).toEqual(before);
  });
});

describe('a pack', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const today = '2026-11-25' as Day;
  const wish = (fromDay: string, pack = 'generic') => ({
    fromDay: fromDay as Day,
    pack,
    today,
    now,
    actorId: 'system:test',
  });

  it('is followed from its day on, and the portal reads which, with the holidays', async () => {
    expect((await within(0, (work) => followPack(work, packs, wish('2026-01-01')))).ok).toBe(true);
    const late = await within(0, (work) => followPack(work, packs, wish('2026-11-24')));
    expect(late).toMatchObject({ refusal: [{ code: 'rule-pack-begins-in-the-past' }] });
    const own = await withinAgency(
      database.pool('peelian_portal'),
      { agencyId: agencies[0] ?? 0, actorId: 'resident', duty: 'resident' },
      readOwnRules,
    );
    const rules = rulesOn(own, packs, { today, zone: zoneOf('UTC') });
    expect(rules.adoption).toEqual({ fromDay: '2026-01-01', pack: 'generic' });
    expect(isBusinessDay(rules.calendar, '2026-12-25' as Day)).toBe(false);
    expect((await within(1, readOwnRules)).adoptions).toEqual([]);
  });

  it('is not taken from a folder in which anything is wrong', async () => {
    const broken = await loadFrom({
      'one-1.json': '{ "name": ',
      'two-1.json': { ...exampleFile({ name: 'two' }), extra: 1 },
    });
    const codes = broken.ok ? [] : broken.refusal.map(({ code }) => code);
    expect(codes).toEqual(['rule-pack-not-json', 'rule-pack-place-unknown']);
  });

  it('is not based on what is missing, or on itself by a detour', async () => {
    const basedOn = (name: string) => ({ name, version: 1 });
    const missing = exampleFile({ name: 'one', basedOn: basedOn('none') });
    expect(await loadFrom({ 'one-1.json': missing })).toMatchObject({
      refusal: [{ code: 'rule-pack-base-unknown' }],
    });
    const round = await loadFrom({
      'one-1.json': exampleFile({ name: 'one', basedOn: basedOn('two') }),
      'two-1.json': exampleFile({ name: 'two', basedOn: basedOn('one') }),
    });
    expect(round.ok).toBe(false);
  });
});
