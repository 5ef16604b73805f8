/** One row of a file becomes an incident, or is refused with the column and the rule. */
import type { Refusal } from '#kernel/result.ts';
import { firstDayOf } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { categoryReader, outcomeReader } from './incident-category.rules.ts';
import { columnsOf } from './incident-columns.rules.ts';
import { endReader } from './incident-interval.rules.ts';
import { beatFinder, tileOf, whereaboutsOf, type FindBeat } from './incident-place.rules.ts';
import { pointReader } from './incident-point.rules.ts';
import { publishedPointFinder, type FindPublishedPoint } from '../points/point-snap.rules.ts';
import { readRow, type RowReaders } from './incident-row.rules.ts';
import { timeReader } from './incident-time.rules.ts';
import type { ConversionSettings, Moment } from '../incident.ts';
import { makeKeyFilter, type MayBeKnown } from './key-filter.rules.ts';
import { tallyOf, type Tally } from './incident-tally.rules.ts';

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

interface Parts extends RowReaders {
  readonly category: ReturnType<typeof categoryReader>;
  readonly readOutcome: ReturnType<typeof outcomeReader>;
  readonly tally: Tally;
  readonly findBeat: FindBeat;
  readonly findPublished: FindPublishedPoint;
  readonly digest: (text: string) => string;
  readonly mayBeKnown: MayBeKnown;
}

function convert(parts: Parts, values: readonly string[]): ConvertedRow {
  const { mapping, places } = parts;
  const row = readRow(parts, values);
  if ('refusals' in row) return row;
  const { moment, end, point, key, at } = row;
  const beat = point ? (parts.findBeat(moment, point[0], point[1]) ?? null) : null;
  const district = at(places.district) || null;
  const category = parts.category.read(row.pick(places.category));
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
  const ownKey = isNumbered ? `${moment.month}/${key || digestOf(parts, values)}` : key;
  return [
    ownKey,
    isNumbered,
    parts.mayBeKnown(ownKey),
    isoOf(moment),
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
    end ? isoOf(end) : null,
    end?.day ?? null,
    outcome,
    outcome === null ? null : row.outcomeMonth,
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

const isoOf = ({ epochMs }: Moment) => (epochMs === null ? null : new Date(epochMs).toISOString());

/** Of what identifies a row without a key: what became of it later does not. */
const digestOf = ({ places, digest }: Parts, values: readonly string[]) =>
  digest(places.identity.map((place) => values[place] ?? '').join('\u001f'));
