/** Finds the columns of a file that hold times, and how each of them is written. */
import { clockOf, isClockNumber, isTimeOfDay, twoNumbers } from './suggest-clock.rules.ts';
import type { DayOrder, TextClock } from './suggest-clock.rules.ts';
import { filledShare, shareOf } from './suggest-columns.rules.ts';
import { namesDate, namesTime, partNamed } from './suggest-time-names.rules.ts';
import type { FileLook, SampledColumn } from './suggestion.ts';

export type TimeForm =
  | { readonly kind: 'instant'; readonly hasTime: boolean; readonly hasOffset: boolean }
  | { readonly kind: 'text'; readonly hasTime: boolean; readonly format: string }
  | { readonly kind: 'epoch'; readonly hasTime: true; readonly unit: 'ms' | 's' }
  | { readonly kind: 'month'; readonly hasTime: false }
  | { readonly kind: 'clock'; readonly timeFormat: ClockColumn };

export type ClockColumn = 'HH:mm' | 'HHmm' | 'HH';

export interface TimeColumn {
  readonly column: SampledColumn;
  readonly form: TimeForm;
}

/** A few cells of a column may be broken. */
const SHARE_READ_MIN = 0.9;
const SHARE_FILLED_MIN = 0.3;

export function timeColumns({ columns }: FileLook, order: DayOrder): TimeColumn[] {
  return columns.flatMap((column) => {
    if (filledShare(column) < SHARE_FILLED_MIN) return [];
    const form = formOf(column, order);
    return form ? [{ column, form }] : [];
  });
}

function formOf(column: SampledColumn, order: DayOrder): TimeForm | undefined {
  const { filled, words } = column;
  const clock = clockColumnOf(column);
  if (clock) return { kind: 'clock', timeFormat: clock };
  if (shareOf(filled, (text) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)) > SHARE_READ_MIN)
    return { kind: 'month', hasTime: false };
  if (namesDate(words)) {
    if (shareOf(filled, isEpoch('ms')) > SHARE_READ_MIN)
      return { kind: 'epoch', hasTime: true, unit: 'ms' };
    if (shareOf(filled, isEpoch('s')) > SHARE_READ_MIN)
      return { kind: 'epoch', hasTime: true, unit: 's' };
  }
  return textForm(column, order);
}

const EPOCH_FIRST_S = 315_532_800;
const EPOCH_LAST_S = 4_102_444_800;

/** Between 1980 and 2100; a number that is shorter could be anything. */
const isEpoch = (unit: 'ms' | 's') => (text: string) => {
  if (!/^\d{9,13}(\.0+)?$/.test(text)) return false;
  const seconds = unit === 'ms' ? Number(text) / 1000 : Number(text);
  return seconds >= EPOCH_FIRST_S && seconds <= EPOCH_LAST_S;
};

/** The commonest way of writing, where nearly all cells are written so. */
function textForm({ filled, words }: SampledColumn, order: DayOrder): TimeForm | undefined {
  const ways = new Map<string, { clock: TextClock; count: number }>();
  const looked = filled.slice(0, 2000);
  for (const text of looked) {
    const clock = clockOf(text, order);
    if (!clock) continue;
    const way = isInstantText(text) ? 'instant' : clock.format;
    const known = ways.get(way);
    if (known) known.count += 1;
    else ways.set(way, { clock, count: 1 });
  }
  const all = [...ways];
  const sum = all.reduce((count, [, way]) => count + way.count, 0);
  if (sum < looked.length * SHARE_READ_MIN) return undefined;
  const [way, { clock }] = all.reduce((a, b) => (b[1].count > a[1].count ? b : a));
  // Eight digits may be a number of any kind: only a name makes them a day.
  if (clock.format === 'YYYYMMDD' && !namesDate(words)) return undefined;
  if (way !== 'instant') return { kind: 'text', hasTime: clock.hasTime, format: clock.format };
  const hasOffset = shareOf(looked, (text) => clockOf(text, order)?.offset !== '') > 0.5;
  return { kind: 'instant', hasTime: clock.hasTime, hasOffset };
}

/** What the kind `instant` reads; an offset only it can read. */
const isInstantText = (text: string) =>
  /^\d{4}([-/])\d\d\1\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s*(Z|UTC|[+-]\d\d(:?\d\d)?)?)?$/i.test(
    text,
  ) &&
  (/^\d{4}-/.test(text) || /(Z|UTC|[+-]\d\d(:?\d\d)?)$/i.test(text.slice(10)));

function clockColumnOf({ filled, words }: SampledColumn): ClockColumn | undefined {
  const isTold = (text: string) => /\d/.test(text);
  const told = filled.filter(isTold);
  if (shareOf(told, isTimeOfDay) > SHARE_READ_MIN) return 'HH:mm';
  if (!namesTime(words) || partNamed(words) === 'minute') return undefined;
  const isHour = (text: string) => /^\d{1,2}(\.0+)?$/.test(text) && Number(text) <= 24;
  if (shareOf(told, isHour) > 0.98) return 'HH';
  return shareOf(told, isClockNumber) > SHARE_READ_MIN ? 'HHmm' : undefined;
}

/** Whether the clock of a column says something: midnight alone, or one hour, says nothing. */
export function tellsTime({ column, form }: TimeColumn): boolean {
  if (form.kind === 'clock') return true;
  if (!form.hasTime) return false;
  if (form.kind === 'epoch') {
    const msADay = form.unit === 'ms' ? 86_400_000 : 86_400;
    return varies(column.filled.map((text) => String(Number(text) % msADay)));
  }
  return varies(column.filled.map((text) => text.slice(text.search(/[T ,_](?=\d{1,2}:)/) + 1)));
}

/** All of them: then each is the day that it names, and not the evening before elsewhere. */
export function isUtcMidnight({ column, form }: TimeColumn): boolean {
  const { filled } = column;
  if (form.kind === 'epoch') {
    const msAUnit = form.unit === 'ms' ? 1 : 1000;
    return shareOf(filled, (text) => (Number(text) * msAUnit) % 86_400_000 === 0) > 0.99;
  }
  const midnight = /[T ]00:00(:00(\.0+)?)?\s*(Z|UTC|[+-]00(:?00)?)$/i;
  return form.kind === 'instant' && shareOf(filled, (text) => midnight.test(text)) > 0.99;
}

const MONTHS_SEEN_MIN = 3;

/** What many write where only the month is meant. */
export function isFirstOfMonth({ column, form }: TimeColumn): boolean {
  if (form.kind !== 'instant' && form.kind !== 'text') return false;
  const format = form.kind === 'text' ? form.format : 'YYYY';
  const first = format.startsWith('YYYY')
    ? /^\d{4}\D?\w{2,3}\D?0?1(?!\d)/
    : format.startsWith('MM')
      ? /^\d{1,2}\D0?1\D/
      : /^0?1\D/;
  const isFirst = shareOf(column.filled, (text) => first.test(text)) > 0.995;
  return isFirst && new Set(column.filled.slice(0, 3000)).size >= MONTHS_SEEN_MIN;
}

/** Two clocks only are midnight in summer and in winter, written in UTC. */
const varies = (clocks: readonly string[]): boolean =>
  new Set(clocks.slice(0, 3000)).size > Math.min(2, clocks.length / 2);

export interface FoundOrder {
  readonly order: DayOrder;
  /** A text that can be read one way only; undefined where the zone had to decide. */
  readonly example: string | undefined;
}

/** Numbers above 12 are no months; where there are none, the customs of the zone decide. */
export function dayOrderOf({ columns }: FileLook, timezone: string): FoundOrder {
  const found = { first: 0, second: 0 };
  const examples = { first: '', second: '' };
  let isTwelveHours = false;
  const written = columns.filter(
    ({ filled }) => shareOf(filled.slice(0, 100), (text) => twoNumbers(text) !== undefined) > 0.5,
  );
  for (const { filled } of written)
    for (const text of filled) {
      const [first = 0, second = 0] = twoNumbers(text) ?? [];
      isTwelveHours ||= /[ap]\.?m/i.test(text);
      const which = first > 12 ? 'first' : second > 12 ? 'second' : undefined;
      if (!which) continue;
      found[which] += 1;
      examples[which] = text;
    }
  if (found.first === found.second)
    return { order: customOf(timezone, isTwelveHours), example: undefined };
  return found.first > found.second
    ? { order: 'day-first', example: examples.first }
    : { order: 'month-first', example: examples.second };
}

const MONTH_FIRST = new RegExp(
  '^(US/.*|Canada/.*|Pacific/(Honolulu|Guam|Pago_Pago)|Asia/Manila|America/(New_York|Chicago' +
    '|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Juneau|Sitka|Nome|Adak|Metlakatla' +
    '|Yakutat|Menominee|Puerto_Rico|St_Thomas|Indiana/.*|Kentucky/.*|North_Dakota/.*|Toronto' +
    '|Vancouver|Edmonton|Winnipeg|Halifax|Regina|St_Johns|Moncton|Montreal|Calgary|Whitehorse' +
    '|Yellowknife))$',
);

/** Twelve hours in the Americas are a sign of software from the United States. */
const customOf = (timezone: string, isTwelveHours: boolean): DayOrder =>
  MONTH_FIRST.test(timezone) || (isTwelveHours && timezone.startsWith('America/'))
    ? 'month-first'
    : 'day-first';
