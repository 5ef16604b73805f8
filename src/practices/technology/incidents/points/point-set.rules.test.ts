import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, firstDayOf, type Day, type Month } from '#kernel/time.ts';
import { missingPointSets, setServing, type PointSetFacts } from './point-set.rules.ts';
import type { PointSet } from './point-set.ts';

const day = (text: string) => text as Day;
const month = (text: string) => text as Month;

/** Makes what is missing, as the action does. */
function grown(facts: PointSetFacts): PointSet[] {
  const sets = [...facts.sets];
  for (const { boundaries, firstMonth } of missingPointSets(facts))
    sets.push({
      version: sets.length + 1,
      method: 'grid',
      firstMonth,
      createdOn: day('2020-01-01'),
      parameters: { boundaries, addresses: facts.addresses, referenceLatitude: 0 },
      pointCount: 0,
    });
  return sets;
}

const A = { id: 'a', effectiveFrom: day('2018-01-01') };
const B = { id: 'b', effectiveFrom: day('2019-03-15') };
const start: PointSetFacts = { sets: [], boundaries: [A], addresses: null, newestMonth: null };
const madeOf = (sets: readonly PointSet[], at: string) => {
  const { boundaries, addresses } = setServing(sets, month(at))?.parameters ?? {};
  return [boundaries, addresses];
};

describe('a set of map points', () => {
  it('is not made before there are boundaries', () => {
    expect(missingPointSets({ ...start, boundaries: [] })).toEqual([]);
  });

  it('of the earliest boundaries serves all months before them, too', () => {
    expect(missingPointSets(start)).toEqual([{ boundaries: 'a', firstMonth: null }]);
    expect(madeOf(grown(start), '1999-01')).toEqual(['a', null]);
  });

  it('of later boundaries begins with their first whole month', () => {
    const sets = grown({ ...start, boundaries: [A, B] });
    expect(sets.map(({ firstMonth }) => firstMonth)).toEqual([null, '2019-04']);
    expect(madeOf(sets, '2019-03')).toEqual(['a', null]);
    expect(madeOf(sets, '2019-04')).toEqual(['b', null]);
    const atStart = { ...B, effectiveFrom: day('2019-03-01') };
    const whole = grown({ ...start, boundaries: [A, atStart] });
    expect(madeOf(whole, '2019-03')).toEqual(['b', null]);
  });

  it('is made once: nothing is missing while nothing changes', () => {
    const sets = grown({ ...start, boundaries: [A, B] });
    for (const newestMonth of [null, month('2018-06'), month('2019-03'), month('2022-01')])
      expect(missingPointSets({ ...start, boundaries: [A, B], sets, newestMonth })).toEqual([]);
  });

  it('of a new address list serves the months after the newest published one', () => {
    const facts = { ...start, addresses: 'list', newestMonth: month('2018-12') };
    const sets = grown({ ...facts, sets: grown(start) });
    expect(madeOf(sets, '2018-12')).toEqual(['a', null]);
    expect(madeOf(sets, '2019-01')).toEqual(['a', 'list']);
    const later = { ...facts, sets, addresses: 'newer', newestMonth: month('2019-05') };
    expect(madeOf(grown(later), '2019-05')).toEqual(['a', 'list']);
    expect(madeOf(grown(later), '2019-06')).toEqual(['a', 'newer']);
  });

  it('of boundaries to come follows a new list as well', () => {
    const boundaries = [A, B];
    const sets = grown({ ...start, boundaries });
    const facts = { sets, boundaries, addresses: 'list', newestMonth: month('2018-12') };
    const after = grown(facts);
    expect(madeOf(after, '2018-12')).toEqual(['a', null]);
    expect(madeOf(after, '2019-03')).toEqual(['a', 'list']);
    expect(madeOf(after, '2019-04')).toEqual(['b', 'list']);
  });

  it('of boundaries that are over by the newest published month is not made', () => {
    const corrected = { id: 'a2', effectiveFrom: A.effectiveFrom };
    const sets = grown({ ...start, boundaries: [A, B] });
    const facts = { ...start, sets, boundaries: [corrected, B], newestMonth: month('2019-09') };
    expect(missingPointSets(facts)).toEqual([]);
  });

  it('gives way to a correction of the same boundaries before anything was published', () => {
    const corrected = { id: 'a2', effectiveFrom: A.effectiveFrom };
    const sets = grown({ ...start, sets: grown(start), boundaries: [corrected] });
    expect(madeOf(sets, '2018-01')).toEqual(['a2', null]);
  });

  it('serves a published month for ever, whatever lists and boundaries come later', () => {
    const change = fc.record({
      addresses: fc.constantFrom(null, 'one', 'two', 'three'),
      months: fc.integer({ min: 0, max: 5 }),
      effective: fc.integer({ min: -30, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        let sets = grown(start);
        const boundaries = [A];
        const shownBy = new Map<Month, number | undefined>();
        let newest = month('2018-01');
        shownBy.set(newest, setServing(sets, newest)?.version);
        for (const [at, { addresses, months, effective }] of changes.entries()) {
          const effectiveFrom = firstDayOf(addMonths(month('2018-06'), effective));
          const kept = boundaries.filter((one) => one.effectiveFrom !== effectiveFrom);
          boundaries.splice(0, boundaries.length, ...kept, { id: `v${at}`, effectiveFrom });
          boundaries.sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
          const facts = { sets, boundaries, addresses, newestMonth: newest };
          sets = grown(facts);
          expect(missingPointSets({ ...facts, sets })).toEqual([]);
          for (let more = 0; more < months; more += 1) {
            newest = addMonths(newest, 1);
            const serving = setServing(sets, newest);
            const inForce = boundaries.findLast((one) => one.effectiveFrom <= firstDayOf(newest));
            expect(serving?.parameters.boundaries).toBe((inForce ?? boundaries[0])?.id);
            expect(serving?.parameters.addresses).toBe(addresses);
            shownBy.set(newest, serving?.version);
          }
        }
        for (const [at, version] of shownBy) expect(setServing(sets, at)?.version).toBe(version);
      }),
    );
  });
});
