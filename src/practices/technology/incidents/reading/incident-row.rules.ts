/** Reads the fields of one row, or says every reason why it is no incident. */
import type { Refusal } from '#kernel/result.ts';
import { firstDayOf, parseMonth, type Day } from '#kernel/time.ts';
import type { Point } from '#kernel/place.ts';
import type { Places } from './incident-columns.rules.ts';
import type { ReadEnd } from './incident-interval.rules.ts';
import type { PointReader } from './incident-point.rules.ts';
import { textRefusals } from './incident-texts.rules.ts';
import type { TimeReader } from './incident-time.rules.ts';
import type { Moment } from '../incident.ts';
import type { IncidentMapping } from '../mapping/mapping.ts';

export interface RowReaders {
  readonly mapping: IncidentMapping;
  readonly places: Places;
  readonly time: TimeReader;
  readonly readEnd: ReadEnd;
  readonly point: PointReader;
  readonly nowEpochMs: number;
  /** By the agency's calendar. */
  readonly today: Day;
}

export interface Row {
  readonly moment: Moment;
  /** Null where the row tells one time and no interval. */
  readonly end: Moment | null;
  readonly point: Point | null;
  /** '' where the row has none. */
  readonly key: string;
  /** Its first day. */
  readonly outcomeMonth: Day | null;
  /** The text at a place, without outer spaces. */
  at(place: number): string;
  /** The texts at places, as they are. */
  pick(places: readonly number[]): string[];
}

export function readRow(
  readers: RowReaders,
  values: readonly string[],
): Row | { readonly refusals: readonly Refusal[] } {
  const { mapping, places } = readers;
  const at = (place: number) => (values[place] ?? '').trim();
  const pick = (all: readonly number[]) => all.map((place) => values[place] ?? '');
  const moment = readers.time.read(pick(places.times));
  const end = moment ? readers.readEnd(moment, pick(places.until)) : null;
  const point = readers.point.read(pick(places.point));
  const key = keyOf(mapping, at(places.key));
  const outcomeMonth = outcomeMonthOf(at(places.outcomeMonth));
  const isNoPoint = point !== null && 'code' in point;
  const isNoEnd = end !== null && 'code' in end;
  const refusals = [
    ...textRefusals(mapping, places, at),
    momentRefusal(readers, moment),
    endRefusal(readers, end),
    isNoPoint ? { ...point, field: readers.point.columns[0] ?? '' } : undefined,
    key === undefined ? refusalAt('key-not-integer', mapping.key?.column) : undefined,
    outcomeMonth === undefined
      ? refusalAt('outcome-month-not-understood', mapping.outcome?.monthColumn)
      : undefined,
  ].filter((refusal) => refusal !== undefined);
  const isRow = moment && !isNoPoint && !isNoEnd && key !== undefined && outcomeMonth !== undefined;
  if (!isRow || refusals.length > 0) return { refusals };
  return { moment, end, point, key, outcomeMonth, at, pick };
}

const refusalAt = (code: string, field = ''): Refusal => ({ code, field });

/** The first day of the outcome's month; null where there is none, undefined for what is none. */
function outcomeMonthOf(text: string): Day | null | undefined {
  if (text === '') return null;
  const month = parseMonth(text.slice(0, 7));
  return month && /^.{7}(-\d\d.*)?$/.test(text) ? firstDayOf(month) : undefined;
}

function endRefusal(readers: RowReaders, end: ReturnType<ReadEnd>): Refusal | undefined {
  if (!end) return undefined;
  if ('code' in end) return end;
  const field = readers.time.until?.columns[0] ?? '';
  return isLater(end, readers) ? { code: 'time-in-future', field } : undefined;
}

/** '' where the row has no key; undefined where the key is not what the mapping says. */
function keyOf({ key }: IncidentMapping, text: string): string | undefined {
  if (key?.form !== 'integer' || text === '') return text;
  const [, digits] = /^0*(\d+?)(?:\.0*)?$/.exec(text) ?? [];
  return digits;
}

const EARLIEST_YEAR = '1900';

function momentRefusal(readers: RowReaders, moment: Moment | undefined): Refusal | undefined {
  const field = readers.time.columns[0] ?? '';
  if (!moment) return { code: 'time-not-understood', field };
  if (moment.month < EARLIEST_YEAR) return { code: 'time-before-1900', field };
  return isLater(moment, readers) ? { code: 'time-in-future', field } : undefined;
}

/** Days and months are compared as the agency's own calendar shows them. */
function isLater({ epochMs, day, month }: Moment, { nowEpochMs, today }: RowReaders): boolean {
  if (epochMs !== null) return epochMs > nowEpochMs;
  return day !== null ? day > today : month > today.slice(0, 7);
}
