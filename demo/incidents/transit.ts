/** A second source that has fallen silent: the transit police's weekly reports, until August. */
import { addDays, type Day } from '#kernel/time.ts';
import { blocksOf } from '../city/blocks.ts';
import type { City } from '../city/city.ts';
import { fixedDay } from '../fixed-days.ts';
import { chanceOf } from '../random.ts';
import { pointOn } from './where.ts';

export const TRANSIT_COLUMNS = [
  'CASE_NO',
  'OCCURRED_FROM',
  'OCCURRED_TO',
  'OFFENSE',
  'STOP',
  'LAT',
  'LON',
  'DISPOSITION',
] as const;

const FIRST_DAY = fixedDay('2026-01-04');
const WEEKS = 34;
const A_WEEK = 2.1;

const OFFENSES = [
  ['LARCENY', 38],
  ['SIMPLE ASSAULT', 20],
  ['VANDALISM', 18],
  ['DISORDERLY CONDUCT', 16],
  ['ROBBERY', 8],
] as const;

const DISPOSITIONS = ['ACTIVE', 'SUSPENDED', 'ARREST'] as const;

/** Cases run from a departure to an arrival: the transit police rarely knows the minute. */
export function inventTransit(city: City, seed: string): string[][] {
  const chance = chanceOf(`${seed}/transit`);
  const stops = chance
    .shuffled(blocksOf(city.streets, city.beats).filter(({ rank }) => rank === 'main'))
    .slice(0, 14);
  const days: Day[] = [];
  for (let week = 0; week < WEEKS; week += 1)
    for (let count = chance.count(A_WEEK); count > 0; count -= 1)
      days.push(addDays(FIRST_DAY, week * 7 + chance.whole(0, 6)));
  return days.toSorted().map((day, index) => {
    const stop = chance.pick(stops);
    const [longitude, latitude] = pointOn(stop, chance);
    const from = chance.whole(6 * 60, 22 * 60);
    return [
      `T26-${String(index + 1).padStart(4, '0')}`,
      clockText(day, from),
      clockText(day, from + chance.whole(5, 55)),
      OFFENSES[chance.weighted(OFFENSES.map(([, weight]) => weight))]?.[0] ?? '',
      `${stop.street} stop`,
      latitude.toFixed(6),
      longitude.toFixed(6),
      chance.pick(DISPOSITIONS),
    ];
  });
}

/** `01/04/2026 07:05:00 PM`. */
function clockText(day: Day, minutes: number): string {
  const [year, month, date] = day.split('-');
  const hour = Math.floor(minutes / 60);
  const two = (number: number) => String(number).padStart(2, '0');
  const half = hour < 12 ? 'AM' : 'PM';
  return `${month}/${date}/${year} ${two(hour % 12 || 12)}:${two(minutes % 60)}:00 ${half}`;
}
