/** One row of a file becomes an incident, or is refused with the column and the rule. */
import type { Refusal } from '#kernel/result.ts';
import { firstDayOf, parseMonth, type Day } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { categoryReader, outcomeReader } from './incident-category.rules.ts';
import { columnsOf, type Places } from './incident-columns.rules.ts';
import { endReader, type ReadEnd } from './incident-interval.rules.ts';
import { beatFinder, tileOf, whereaboutsOf, type FindBeat } from './incident-place.rules.ts';
import { pointReader, type PointReader } from './incident-point.rules.ts';
import { publishedPointFinder, type FindPublishedPoint } from './point-snap.rules.ts';
import { textRefusals } from './incident-texts.rules.ts';
import { timeReader, type TimeReader } from './incident-time.rules.ts';
import type { ConversionSettings, Moment } from './incident.ts';
import { makeKeyFilter, type MayBeKnown } from './key-filter.rules.ts';
import { tallyOf, type Tally } from './incident-tally.rules.ts';
import type { IncidentMapping } from './mapping.ts';

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
  const point = pointReader(mapping.coordinates, whereaboutsOf(boundaries, timezone));
  const category = categoryReader(mapping);
  const { columns, places } = columnsOf(mapping, { time, point, category });
  const parts: Parts = {
    mapping,
    places,
    time,
    point,
    category,
    readEnd: endReader(time),
    readOutcome: outcomeReader(mapping),
    tally,
    nowEpochMs,
    today: zoneOf(timezone).localAt(nowEpochMs).day,
    findBeat: beatFinder(boundaries),
    findPublished: publishedPointFinder(settings, tools.digest),
    digest: tools.digest,
    mayBeKnown: makeKeyFilter(),
  };
  return {
    columns,
    convert: (values: readonly string[]): ConvertedRow => convert(parts, values),
    statistics: tally.result,
  };
}

interface Parts {
  readonly mapping: IncidentMapping;
  readonly places: Places;
  readonly time: TimeReader;
  readonly point: PointReader;
  readonly category: ReturnType<typeof categoryReader>;
  readonly readEnd: ReadEnd;
  readonly readOutcome: ReturnType<typeof outcomeReader>;
  readonly tally: Tally;
  readonly nowEpochMs: number;
  readonly today: Day;
  readonly findBeat: FindBeat;
  readonly findPublished: FindPublishedPoint;
  readonly digest: (text: string) => string;
  readonly mayBeKnown: MayBeKnown;
}

function convert(parts: Parts, values: readonly string[]): ConvertedRow {
  const { mapping, places } = parts;
  const at = (place: number) => (values[place] ?? '').trim();
  const pick = (all: readonly number[]) => all.map((place) => values[place] ?? '');
  const refusals = textRefusals(mapping, places, at);
  const moment = parts.time.read(pick(places.times));
  const timeRefusal = momentRefusal(parts, moment);
  if (timeRefusal) refusals.push(timeRefusal);
  const end = moment ? parts.readEnd(moment, pick(places.until)) : null;
  const endRefusal = endRefusalOf(parts, end);
  if (endRefusal) refusals.push(endRefusal);
  const point = parts.point.read(pick(places.point));
  if (point && 'code' in point) refusals.push({ ...point, field: parts.point.columns[0] ?? '' });
  const key = keyOf(mapping, at(places.key));
  if (key === undefined)
    refusals.push({ code: 'key-not-integer', field: mapping.key?.column ?? '' });
  const outcomeMonth = outcomeMonthOf(at(places.outcomeMonth));
  if (outcomeMonth === undefined)
    refusals.push({
      code: 'outcome-month-not-understood',
      field: mapping.outcome?.monthColumn ?? '',
    });
  if (refusals.length > 0 || !moment || (point && 'code' in point) || (end && 'code' in end))
    return { refusals };

  const beat = point ? (parts.findBeat(moment, point[0], point[1]) ?? null) : null;
  const district = at(places.district) || null;
  const category = parts.category.read(pick(places.category));
  const outcomeWord = at(places.outcome);
  const outcome = parts.readOutcome(outcomeWord);
  const { word, isMapped } = category;
  parts.tally.count({
    hasKey: key !== '',
    hasPoint: point !== null,
    beat,
    district,
    word,
    isMapped,
    unmappedOutcome: outcome === null ? outcomeWord : '',
  });
  const isNumbered = key === '' || mapping.key?.repeats === 'number';
  const ownKey = isNumbered ? `${moment.month}/${key || digestOf(parts, values)}` : (key ?? '');
  return [
    ownKey,
    isNumbered,
    parts.mayBeKnown(ownKey),
    moment.epochMs === null ? null : new Date(moment.epochMs).toISOString(),
    firstDayOf(moment.month),
    moment.day,
    moment.hour,
    moment.minute,
    category.group,
    word || null,
    at(places.block) || null,
    district,
    point ? point[0] : null,
    point ? point[1] : null,
    point ? tileOf(point[0], point[1]) : null,
    beat,
    category.own,
    end?.epochMs ? new Date(end.epochMs).toISOString() : null,
    end?.day ?? null,
    outcome,
    outcome === null ? null : (outcomeMonth ?? null),
    mapping.persistentId ? at(places.persistentId) : null,
    point &&
      parts.findPublished({
        month: moment.month,
        longitude: point[0],
        latitude: point[1],
        isInBeat: beat !== null,
        block: at(places.block) || null,
        category: category.group,
      }),
  ];
}

/** Of what identifies a row without a key: what became of it later does not. */
const digestOf = ({ places, digest }: Parts, values: readonly string[]) =>
  digest(places.identity.map((place) => values[place] ?? '').join('\u001f'));

/** The first day of the outcome's month; null where the row has none, undefined where it is none. */
function outcomeMonthOf(text: string): Day | null | undefined {
  if (text === '') return null;
  const month = parseMonth(text.slice(0, 7));
  return month && /^.{7}(-\d\d.*)?$/.test(text) ? firstDayOf(month) : undefined;
}

function endRefusalOf(parts: Parts, end: ReturnType<ReadEnd>): Refusal | undefined {
  if (!end) return undefined;
  if ('code' in end) return end;
  const field = parts.time.until?.columns[0] ?? '';
  return isLater(end, parts) ? { code: 'time-in-future', field } : undefined;
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
