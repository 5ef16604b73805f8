/** Months, rates, borders and addresses of the map, without a database. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMonth, type Month } from '#kernel/time.ts';
import { PUBLIC_CATEGORIES } from '#practices/technology/incidents/categories.ts';
import { INCIDENT_ORDERS } from '#practices/technology/incidents/publication/published-incident.ts';
import { beatRates } from './beat-rates.rules.ts';
import { borderLines } from './border-lines.rules.ts';
import { type Counted, monthsBeside, monthTotals, newestMonth } from './map-months.rules.ts';
import { mapFilters, MAP_ZOOMS, type MapRequest, readMapRequest } from './map-request.ts';

const month = (text: string): Month => {
  const found = parseMonth(text);
  if (!found) throw new Error(text);
  return found;
};

const counted = (text: string, count: number, isWhole = true): Counted => ({
  month: month(text),
  isWhole,
  category: 'theft',
  count,
});

describe('months', () => {
  const totals = monthTotals(
    [
      counted('2026-02', 3, false),
      counted('2025-12', 5),
      counted('2026-01', 7),
      { ...counted('2026-01', 2), category: 'arson' },
    ],
    [],
  );

  it('are added up over kinds and stand in order', () => {
    expect(totals.map(({ count }) => count)).toEqual([5, 9, 3]);
  });

  it('the newest is the last that is covered whole, or the last at all', () => {
    expect(newestMonth(totals)).toBe('2026-01');
    expect(newestMonth(totals.slice(2))).toBe('2026-02');
    expect(newestMonth([])).toBeUndefined();
  });

  it('a chosen month always stands among those beside it', () => {
    const years = monthTotals(
      Array.from({ length: 60 }, (_, place) =>
        counted(`${2020 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`, 1),
      ),
      [],
    );
    for (const { month: chosen } of years) {
      const beside = monthsBeside(years, chosen).map((one) => one.month);
      expect(beside).toContain(chosen);
      expect(beside.length).toBeLessThanOrEqual(12);
    }
  });
});

describe('rates of beats', () => {
  const beats = [
    { code: '1', name: 'One', residents: 2000 },
    { code: '2', name: 'Two', residents: null },
    { code: '3', name: 'Three', residents: 2000 },
  ];
  const counts = [
    { beatCode: '1', category: 'theft' as const, count: 20 },
    { beatCode: '2', category: 'theft' as const, count: 50 },
    { beatCode: '3', category: 'theft' as const, count: 19 },
    { beatCode: '', category: 'theft' as const, count: 4 },
  ];

  it('need residents and 20 reports, and come with their range', () => {
    const [one, two, three] = beatRates(beats, counts, []).beats;
    expect(one?.rate?.value).toBe(10);
    expect(one?.rate?.low).toBeLessThan(10);
    expect(one?.rate?.high).toBeGreaterThan(10);
    expect([two?.rate, three?.rate]).toEqual([undefined, undefined]);
  });

  it('leave nobody out: what lies in no beat is told beside', () => {
    expect(beatRates(beats, counts, []).elsewhere).toBe(4);
    expect(beatRates(beats, counts, ['arson'])).toMatchObject({ elsewhere: 0 });
  });
});

it('a border that two beats share is one line', () => {
  const square = (west: number) => [
    [west, 0],
    [west + 1, 0],
    [west + 1, 1],
    [west, 1],
    [west, 0],
  ];
  const lines = borderLines([square(0), square(1)]);
  const segments = lines.reduce((sum, line) => sum + line.length - 1, 0);
  expect(segments).toBe(7);
});

describe('an address of the map', () => {
  const asked: fc.Arbitrary<MapRequest> = fc.record({
    beatCode: fc.option(fc.stringMatching(/^[\w& ]{1,10}$/), { nil: undefined }),
    month: fc.constantFrom(undefined, month('2026-10')),
    kinds: fc.subarray([...PUBLIC_CATEGORIES]),
    place: fc.option(
      fc.record({
        longitude: fc.integer({ min: -1_800_000, max: 1_800_000 }).map((n) => n / 10_000),
        latitude: fc.integer({ min: -850_000, max: 850_000 }).map((n) => n / 10_000),
        zoom: fc.integer({ min: MAP_ZOOMS.farthest, max: MAP_ZOOMS.closest }),
      }),
      { nil: undefined },
    ),
    pointId: fc.option(fc.nat({ max: 2 ** 31 - 1 }), { nil: undefined }),
    order: fc.record({
      by: fc.constantFrom(...INCIDENT_ORDERS),
      direction: fc.constantFrom('up' as const, 'down' as const),
    }),
    page: fc.integer({ min: 1, max: 999 }),
  });

  it('says the view again that it was made of', () => {
    fc.assert(
      fc.property(asked, (request) => {
        const { order, page, ...view } = request;
        const sort = order.direction === 'down' ? `-${order.by}` : order.by;
        const read = readMapRequest({ ...mapFilters(request), sort, page: String(page) });
        expect(read).toEqual({ ...view, order, page });
      }),
    );
  });

  it('of any kind is read without a fault', () => {
    fc.assert(fc.property(fc.anything(), (query) => void readMapRequest(query)));
  });
});
