/** Rules of the invented staff: nobody is in two posts at once, and what is vacant is said. */
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#kernel/time.ts';
import type { Assignment } from '../prepared-agency.ts';
import { readPreparedAgency } from '../prepared.ts';

const { staff, assignments, vacancies, beats, today } = readPreparedAgency();
const codes = beats.features.map(({ id }) => id);
const DUTIES = ['primary', 'secondary', 'liaison', 'sergeant'] as const;

const overlap = (a: Assignment, b: Assignment) =>
  (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);
const pairs = (list: readonly Assignment[]) =>
  list.flatMap((a, index) => list.slice(index + 1).map((b) => [a, b] as const));
const nameOf = (key: string) => staff.find((member) => member.key === key)?.familyName;
const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

describe('the staff', () => {
  it('are 120 people with names and badges of their own, ten of whom have left', () => {
    expect(staff).toHaveLength(120);
    expect(
      new Set(staff.map(({ givenName, familyName }) => `${givenName} ${familyName}`)).size,
    ).toBe(120);
    expect(new Set(staff.map(({ badge }) => badge)).size).toBe(120);
    expect(staff.filter(({ leftOn }) => leftOn !== null)).toHaveLength(10);
    expect(staff.filter(({ rank }) => rank === 'chief')).toHaveLength(1);
  });
  it('all speak English, and hold back one name for safety since September 3, 2026', () => {
    expect(staff.every(({ languages }) => languages[0] === 'en')).toBe(true);
    const held = staff.filter(({ heldBack }) => heldBack !== null);
    expect(held.map(({ heldBack }) => heldBack)).toEqual([
      { reason: 'safety', since: '2026-09-03' },
    ]);
    expect(held[0]?.languages).toEqual(['en', 'ar']);
  });
});

describe('the chain of supervisors', () => {
  const memberOf = (key: string | undefined) => staff.find((one) => one.key === key);
  const chainOf = (key: string): string[] => {
    const above = memberOf(key)?.supervisor?.key;
    return above === undefined ? [] : [above, ...chainOf(above)];
  };

  it('leads from everybody to the chief', () => {
    const [chief] = staff.filter(({ rank }) => rank === 'chief');
    for (const { key } of staff.filter(({ rank }) => rank !== 'chief'))
      expect(chainOf(key).at(-1)).toBe(chief?.key);
    expect(Math.max(...staff.map(({ key }) => chainOf(key).length))).toBe(5);
  });
  it('names nobody who has left or was not there yet', () => {
    for (const { supervisor, hiredOn, leftOn } of staff) {
      const above = memberOf(supervisor?.key);
      if (!supervisor || !above) continue;
      expect(above.leftOn).toBeNull();
      expect(above.hiredOn <= supervisor.since && hiredOn <= supervisor.since).toBe(true);
      expect(leftOn === null || supervisor.since <= leftOn).toBe(true);
    }
  });
  it('puts patrol into squads, and gives no sergeant too many people', () => {
    const patrol = staff.filter(({ unit, rank }) => unit === 'Patrol' && /^(o|s)/.test(rank));
    expect(new Set(patrol.map(({ squad }) => squad))).toEqual(new Set(['A', 'B', 'C']));
    const led = Object.groupBy(
      staff.filter(({ leftOn }) => leftOn === null),
      ({ supervisor }) => supervisor?.key ?? '',
    );
    const counts = staff
      .filter(({ rank }) => rank === 'sergeant')
      .map(({ key }) => led[key]?.length ?? 0);
    expect(Math.max(...counts)).toBeLessThan(16);
  });
});

describe('the assignments', () => {
  it('give a duty of a beat to one person at a time', () => {
    for (const beat of codes) {
      for (const duty of DUTIES) {
        const held = assignments.filter((one) => one.beat === beat && one.duty === duty);
        expect(pairs(held).filter(([a, b]) => overlap(a, b))).toEqual([]);
      }
    }
  });
  it('give no officer two beats at once, except as liaison or sergeant of neighbours', () => {
    for (const { key } of staff) {
      const own = assignments.filter(({ staff: holder }) => holder === key);
      const alone = ({ duty }: Assignment) => duty === 'primary' || duty === 'secondary';
      expect(pairs(own.filter(alone)).filter(([a, b]) => overlap(a, b))).toEqual([]);
    }
  });
  it('begin after hiring and end no later than leaving', () => {
    for (const { staff: key, from, to } of assignments) {
      const member = staff.find((one) => one.key === key);
      expect(member && member.hiredOn < from).toBe(true);
      if (member?.leftOn) expect(to !== null && to <= member.leftOn).toBe(true);
      if (to !== null) expect(daysBetween(from, to)).toBeGreaterThan(0);
    }
  });
  it('leave exactly the stated posts vacant, each since the day after its last holder', () => {
    const running = new Set(
      assignments.filter(({ to }) => to === null).map(({ beat, duty }) => `${beat} ${duty}`),
    );
    const empty = codes
      .flatMap((beat) => DUTIES.map((duty) => `${beat} ${duty}`))
      .filter((post) => !running.has(post));
    expect(empty).toEqual(vacancies.map(({ beat, duty }) => `${beat} ${duty}`));
    expect(vacancies.filter(({ duty }) => duty === 'primary')).toHaveLength(2);
    for (const { beat, duty, since } of vacancies) {
      const ends = assignments.filter((one) => one.beat === beat && one.duty === duty);
      expect(ends.reduce((last, { to }) => (to !== null && to > last ? to : last), '')).toBe(
        addDays(since, -1),
      );
    }
  });
  it('give Harbor Quarter its team', () => {
    const team = assignments.filter(({ beat, to }) => beat === '4' && to === null);
    expect(team.map(({ duty, staff: key, from }) => [duty, nameOf(key), from])).toEqual([
      ['liaison', 'Hallaq', '2025-05-05'],
      ['primary', 'Tran', '2024-12-16'],
      ['secondary', 'Whitlock', '2026-03-09'],
      ['sergeant', 'Okafor', '2023-09-11'],
    ]);
  });
  it('keep an officer on a beat for a believable time: a median of one to two years', () => {
    const primary = assignments.filter(({ duty, to }) => duty === 'primary' && to !== null);
    const days = median(primary.map(({ from, to }) => daysBetween(from, to ?? today)));
    expect(days).toBeGreaterThan(365);
    expect(days).toBeLessThan(730);
  });
});
