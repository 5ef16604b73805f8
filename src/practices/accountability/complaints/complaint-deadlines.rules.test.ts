/** What the shipped packs promise to a complaint, by hand on a calendar with Thanksgiving. */
import { beforeAll, expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import { lastDayBefore } from '#kernel/clock.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { workCalendarOf } from '#trust/rule-packs/follow-pack.rules.ts';
import { loadPacks, type RulePacks } from '#trust/rule-packs/load-packs.action.ts';
import { contentOf, type RulePack } from '#trust/rule-packs/rule-pack.ts';
import { retentionSection } from '#trust/retention/retention.pack.ts';
import { promisedSteps } from './complaint-deadlines.rules.ts';
import { complaintSection } from './complaint.pack.ts';
import { disclosureSection } from './disclosure.pack.ts';

const SECTIONS = [complaintSection, disclosureSection, retentionSection];
const HOLIDAYS = ['2026-11-26', '2026-11-27'] as Day[];

let packs: RulePacks;
beforeAll(async () => {
  const loaded = await loadPacks(SECTIONS);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  packs = loaded.value;
});

function latest(name: string): RulePack {
  const pack = packs.versions(name).at(-1);
  if (!pack) throw new Error(`There is no pack ${name}`);
  return pack;
}

function promised(name: string, timezone: string) {
  const pack = latest(name);
  const zone = zoneOf(timezone);
  const calendar = workCalendarOf(zone, pack.officeHours, HOLIDAYS);
  const { deadlines } = contentOf(pack, complaintSection);
  const steps = promisedSteps(deadlines, '2026-11-25' as Day, calendar);
  return steps.map(({ code, dueMs }) => [code, lastDayBefore(zone, dueMs)]);
}

it('the general rules promise five steps and an outer limit', () => {
  expect(promised('generic', 'America/Los_Angeles')).toEqual([
    ['acknowledge', '2026-11-28'],
    ['classify', '2026-12-02'],
    ['update', '2026-12-25'],
    ['investigate', '2027-02-23'],
    ['investigate-serious', '2027-05-24'],
    ['outer-limit', '2027-11-25'],
  ]);
});

it('England and Wales promise news within four weeks and explain a delay of twelve months', () => {
  const steps = new Map(promised('uk-ew', 'Europe/London').map(([code, day]) => [code, day]));
  expect(steps.get('update')).toBe('2026-12-23');
  expect(steps.get('report-delay')).toBe('2027-11-24');
});

it('no shipped rule claims that a lawyer has checked it, and every law has its place', () => {
  expect(packs.names).toEqual(['generic', 'uk-ew', 'us-ca']);
  for (const name of packs.names) {
    const text = JSON.stringify(latest(name).sections);
    expect(text).not.toContain('"verified":true');
    expect(text.match(/"basis":"law","citation":"[^"]*"/g) ?? []).toSatisfy(
      (laws: readonly string[]) => laws.every((law) => /§|regulation \d|section \d/.test(law)),
    );
  }
});
