/** What a clock says in English and Spanish, with its deadline and its zone. */
import { describe, expect, it } from 'vitest';
import { readClock, type ClockTerms } from '#kernel/clock.ts';
import type { Day } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { translator } from '../messages/translate.ts';
import { dueWords, stateWords, usedWords, zoneWords } from './clock-words.ts';

const zone = zoneOf('America/Los_Angeles');
const en = { locale: 'en', t: translator('en') } as const;
const es = { locale: 'es', t: translator('es') } as const;

const terms: ClockTerms = {
  calendar: {
    zone,
    weekend: new Set(['saturday', 'sunday']),
    holidays: new Set<Day>(),
    opensAtMinute: 540,
    closesAtMinute: 1020,
  },
  span: { count: 90, unit: 'days' },
  startMs: Date.parse('2026-11-20T08:00Z'),
};
const at = (instant: string, more: Partial<ClockTerms> = {}) =>
  readClock({ ...terms, ...more }, Date.parse(instant));

describe('a clock', () => {
  it.each([
    ['2026-12-24T20:00Z', '56 days left', 'quedan 56 días'],
    ['2027-02-17T20:00Z', '1 day left', 'queda 1 día'],
    ['2027-02-18T20:00Z', 'due today', 'vence hoy'],
    ['2027-02-22T20:00Z', '4 days late', '4 días de retraso'],
  ])('at %s says %s', (instant, english, spanish) => {
    expect(stateWords(en, at(instant))).toBe(english);
    expect(stateWords(es, at(instant))).toBe(spanish);
  });

  it('says that it is paused and what is left, and which day of how many it is', () => {
    const pauses = [{ fromMs: Date.parse('2026-12-01T20:00Z') }];
    const reading = at('2026-12-24T20:00Z', { pauses });
    expect(stateWords(en, reading)).toBe('79 days, paused');
    expect(usedWords(en, reading)).toBe('day 11 of 90');
    const hours = at('2026-11-20T20:30Z', { span: { count: 72, unit: 'hours' } });
    expect(stateWords(en, hours)).toBe('59 hours left');
    expect(usedWords(en, hours)).toBe('12 of 72 hours');
  });

  it('names the day of a deadline at midnight, the minute of any other, and the zone', () => {
    expect(dueWords(en, zone, Date.parse('2026-11-24T08:00Z'))).toBe(
      'by the end of Monday, November 23, 2026',
    );
    expect(dueWords(en, zone, Date.parse('2026-11-03T07:00Z'))).toContain('November 2, 2026');
    expect(dueWords(es, zone, Date.parse('2026-11-24T08:00Z'))).toContain('lunes, 23 de noviembre');
    expect([zoneWords(en, zone), zoneWords(es, zone)]).toEqual([
      'Pacific Time',
      'hora del Pacífico',
    ]);
  });
});
