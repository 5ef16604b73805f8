/** One row of a file becomes an incident, or is refused with the column and the rule. */
import type { Refusal } from '#kernel/result.ts';
import { firstDayOf, type Day } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { UNKNOWN_CATEGORY, type Category } from './categories.ts';
import {
  beatFinder,
  readPoint,
  tileOf,
  whereaboutsOf,
  type FindBeat,
  type Whereabouts,
} from './incident-place.rules.ts';
import { timeReader, type TimeReader } from './incident-time.rules.ts';
import type { ConversionSettings, Moment } from './incident.ts';
import { makeKeyFilter, type MayBeKnown } from './key-filter.rules.ts';
import { tallyOf, type Tally } from './incident-tally.rules.ts';
import { wordKey, type IncidentMapping } from './mapping.ts';

type Cell = string | number | boolean | null;

export type ConvertedRow = readonly Cell[] | { readonly refusals: readonly Refusal[] };

interface Tools {
  digest(text: string): string;
}

/** The entry that the reading thread calls; see `platform/imports/conversion.ts`. */
export function startConversion(settings: ConversionSettings, tools: Tools) {
  const { mapping, timezone, boundaries, nowEpochMs } = settings;
  const tally = tallyOf();
  const time = timeReader(mapping.time, timezone);
  const parts: Parts = {
    mapping,
    time,
    tally,
    nowEpochMs,
    today: zoneOf(timezone).localAt(nowEpochMs).day,
    whereabouts: whereaboutsOf(boundaries, timezone),
    findBeat: beatFinder(boundaries),
    groups: groupsOf(mapping),
    digest: tools.digest,
    mayBeKnown: makeKeyFilter(),
  };
  const { columns, placeOf } = columnsOf(mapping, time);
  return {
    columns,
    convert: (values: readonly string[]): ConvertedRow => convert(parts, placeOf, values),
    statistics: tally.result,
  };
}

interface Parts {
  readonly mapping: IncidentMapping;
  readonly time: TimeReader;
  readonly tally: Tally;
  readonly nowEpochMs: number;
  readonly today: Day;
  readonly whereabouts: Whereabouts;
  readonly findBeat: FindBeat;
  readonly groups: ReadonlyMap<string, Category>;
  readonly digest: (text: string) => string;
  readonly mayBeKnown: MayBeKnown;
}

function groupsOf({ category }: IncidentMapping): Map<string, Category> {
  const groups = new Map<string, Category>();
  for (const [group, words] of Object.entries(category?.scheme ?? {}))
    for (const word of words ?? []) groups.set(wordKey(word), group as Category);
  return groups;
}

/** Where each field stands among the values; -1 for a field that the mapping does not name. */
interface Places {
  readonly key: number;
  readonly category: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly block: number;
  readonly district: number;
  readonly times: readonly number[];
}

function columnsOf(mapping: IncidentMapping, time: TimeReader) {
  const { key, category, coordinates, block, district } = mapping;
  const named = [key?.column, category?.column, coordinates?.longitude, coordinates?.latitude];
  const all = [...named, block?.column, district?.column, ...time.columns];
  const columns = [...new Set(all.filter((name) => name !== undefined))];
  const place = (name: string | undefined) => (name === undefined ? -1 : columns.indexOf(name));
  const placeOf: Places = {
    key: place(key?.column),
    category: place(category?.column),
    longitude: place(coordinates?.longitude),
    latitude: place(coordinates?.latitude),
    block: place(block?.column),
    district: place(district?.column),
    times: time.columns.map(place),
  };
  return { columns, placeOf };
}

function convert(parts: Parts, places: Places, values: readonly string[]): ConvertedRow {
  const { mapping, tally } = parts;
  const at = (place: number) => (values[place] ?? '').trim();
  const refusals = textRefusals(mapping, places, at);
  const moment = parts.time.read(places.times.map((place) => values[place] ?? ''));
  const timeRefusal = momentRefusal(parts, moment);
  if (timeRefusal) refusals.push(timeRefusal);
  const point = readPoint(at(places.longitude), at(places.latitude), parts.whereabouts);
  if (point && 'code' in point)
    refusals.push({ ...point, field: mapping.coordinates?.longitude ?? '' });
  const key = keyOf(mapping, at(places.key));
  if (key === undefined)
    refusals.push({ code: 'key-not-integer', field: mapping.key?.column ?? '' });
  if (refusals.length > 0 || !moment || (point && 'code' in point)) return { refusals };

  const beat = point ? (parts.findBeat(moment, point[0], point[1]) ?? null) : null;
  const word = at(places.category);
  const district = at(places.district) || null;
  const category = parts.groups.get(wordKey(word)) ?? UNKNOWN_CATEGORY;
  tally.count({
    hasKey: key !== '',
    hasPoint: point !== null,
    beat,
    district,
    word,
    isMapped: parts.groups.has(wordKey(word)),
  });
  const ownKey = key || `${moment.month}/${parts.digest(values.join('\u001f'))}`;
  return [
    ownKey,
    key === '',
    parts.mayBeKnown(ownKey),
    moment.epochMs === null ? null : new Date(moment.epochMs).toISOString(),
    firstDayOf(moment.month),
    moment.day,
    moment.hour,
    moment.minute,
    category,
    word || null,
    at(places.block) || null,
    district,
    point ? point[0] : null,
    point ? point[1] : null,
    point ? tileOf(point[0], point[1]) : null,
    beat,
    null, // own_category
    null, // ended_at
    null, // until_day
    null, // outcome
    null, // outcome_month
    null, // persistent_id
    null, // point_id
  ];
}

/** '' where the row has no key; undefined where the key is not what the mapping says. */
function keyOf({ key }: IncidentMapping, text: string): string | undefined {
  if (key?.form !== 'integer' || text === '') return text;
  const [, digits] = /^0*(\d+?)(?:\.0*)?$/.exec(text) ?? [];
  return digits;
}

const EARLIEST_YEAR = '1900';

function momentRefusal(parts: Parts, moment: Moment | undefined): Refusal | undefined {
  const field = parts.time.columns[0] ?? '';
  if (!moment) return { code: 'time-not-understood', field };
  if (moment.month < EARLIEST_YEAR) return { code: 'time-before-1900', field };
  return isLater(moment, parts) ? { code: 'time-in-future', field } : undefined;
}

/** Days and months are compared as the agency's own calendar shows them. */
function isLater({ epochMs, day, month }: Moment, { nowEpochMs, today }: Parts): boolean {
  if (epochMs !== null) return epochMs > nowEpochMs;
  return day !== null ? day > today : month > today.slice(0, 7);
}

const LENGTHS = { key: 200, category: 200, block: 300, district: 40 } as const;
const TEXTS = ['key', 'category', 'block', 'district'] as const;

/** Control characters other than a tab or a line's end inside quotes mean a broken export. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function textRefusals(
  mapping: IncidentMapping,
  places: Places,
  at: (place: number) => string,
): Refusal[] {
  const refusals: Refusal[] = [];
  for (const name of TEXTS) {
    const text = at(places[name]);
    const longest = LENGTHS[name];
    if (text.length <= longest && !control.test(text)) continue;
    const field = mapping[name]?.column ?? '';
    if (text.length > longest)
      refusals.push({ code: 'text-too-long', field, parameters: { longest } });
    if (control.test(text)) refusals.push({ code: 'text-has-control-characters', field });
  }
  return refusals;
}
