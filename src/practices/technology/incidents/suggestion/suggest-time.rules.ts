/** Proposes how a file tells when its incidents happened, by reading its cells in each way. */
import { zoneOf } from '#kernel/time-zone.ts';
import { incidentMapping, type TimeMapping } from '../mapping/mapping.ts';
import { timeReader } from '../reading/incident-time.rules.ts';
import { endReader } from '../reading/incident-interval.rules.ts';
import type { Moment } from '../incident.ts';
import { percentOf, rawCells } from './suggest-columns.rules.ts';
import { timeCandidates, withEnd, type TimeCandidate } from './suggest-time-candidates.rules.ts';
import { dayOrderOf, timeColumns, type FoundOrder } from './suggest-time-columns.rules.ts';
import type { Choice, FileLook, OpenField, Proposal, Reason } from './suggestion.ts';

export interface TimeContext {
  readonly timezone: string;
  readonly nowEpochMs: number;
}

/** Below this an import would refuse the file. */
const READ_MIN = 0.95;
/** The best of several ways is one that reads nearly all. */
const READ_WELL = 0.97;
const WAYS_TRIED_MAX = 24;

interface TriedWay {
  readonly candidate: TimeCandidate;
  readonly mapping: TimeMapping;
  readonly share: number;
}

export function suggestTime(look: FileLook, context: TimeContext): Proposal {
  const order = dayOrderOf(look, context.timezone);
  const found = timeColumns(look, order.order);
  const ways = timeCandidates(look, found)
    .slice(0, WAYS_TRIED_MAX)
    .flatMap((candidate) => tried(look, context, candidate));
  const best =
    ways.find(({ share }) => share >= READ_WELL) ?? ways.toSorted((a, b) => b.share - a.share)[0];
  if (!best || best.share < READ_MIN / 2) return undecided(ways, look);
  const whole = withInterval(best, { look, context, found });
  const choice: Choice = { field: 'time', because: reasonsOf(whole, ways, { order, context }) };
  const unread = best.share < READ_MIN ? undecided(ways, look).open : [];
  const open = [...unread, ...assumedOrder(whole, { order, context })];
  return { draft: whole.candidate.draft, choices: [choice], open };
}

function undecided(ways: readonly TriedWay[], look: FileLook): Proposal {
  const candidates = ways.map(({ candidate }) => candidate.columns.join(' + '));
  const [best] = ways.toSorted((a, b) => b.share - a.share);
  const reason: Reason = best
    ? {
        code: 'suggest-time-open',
        parameters: { columns: candidates.slice(0, 5).join(', '), percent: percentOf(best.share) },
      }
    : {
        code: 'suggest-time-missing',
        parameters: { columns: look.columns.map(({ name }) => name).join(', ') },
      };
  return { draft: null, choices: [], open: [{ field: 'time', reason, candidates }] };
}

function tried(look: FileLook, context: TimeContext, candidate: TimeCandidate): TriedWay[] {
  const mapping = incidentMapping.shape.time.safeParse(candidate.draft);
  if (!mapping.success) return [];
  return [{ candidate, mapping: mapping.data, share: readShare(look, context, mapping.data) }];
}

/** How many of the rows have a time that an import takes: readable, since 1900, not to come. */
function readShare(look: FileLook, context: TimeContext, mapping: TimeMapping): number {
  const reader = timeReader(mapping, context.timezone);
  const readEnd = endReader(reader);
  const cells = rawCells(look, reader.columns);
  const ends = rawCells(look, reader.until?.columns ?? []);
  const today = zoneOf(context.timezone).localAt(context.nowEpochMs).day;
  const isPast = (moment: Moment): boolean => {
    if (moment.month < '1900') return false;
    if (moment.epochMs !== null) return moment.epochMs <= context.nowEpochMs;
    return moment.day !== null ? moment.day <= today : moment.month <= today.slice(0, 7);
  };
  let count = 0;
  for (let row = 0; row < look.rowCount; row += 1) {
    const at = (column: readonly string[]) => column[row] ?? '';
    const moment = reader.read(cells.map(at));
    if (!moment || !isPast(moment)) continue;
    const end = readEnd(moment, ends.map(at));
    if (!end || (!('code' in end) && isPast(end))) count += 1;
  }
  return look.rowCount === 0 ? 0 : count / look.rowCount;
}

interface Surroundings {
  readonly look: FileLook;
  readonly context: TimeContext;
  readonly found: ReturnType<typeof timeColumns>;
}

/** An end is kept only where reading it loses no row. */
function withInterval(best: TriedWay, { look, context, found }: Surroundings): TriedWay {
  const candidate = withEnd(best.candidate, found);
  const [way] = candidate ? tried(look, context, candidate) : [];
  return way && way.share >= best.share - 0.005 ? way : best;
}

interface Found {
  readonly order: FoundOrder;
  readonly context: TimeContext;
}

function reasonsOf(
  { candidate, mapping, share }: TriedWay,
  ways: readonly TriedWay[],
  { order, context }: Found,
): Reason[] {
  const columns = candidate.columns.join(', ');
  const { timezone } = context;
  const said: Reason = {
    code: `suggest-time-${mapping.kind}`,
    parameters: { columns, timezone, format: formatOf(mapping), percent: percentOf(share) },
  };
  const others = ways
    .map((way) => way.candidate.columns)
    .filter(
      (names) => names.length === 1 && !names.some((name) => candidate.columns.includes(name)),
    )
    .slice(0, 6)
    .join(', ');
  const known: readonly Reason[] =
    order.example && hasDayOrder(mapping)
      ? [{ code: `suggest-${order.order}`, parameters: { example: order.example } }]
      : [];
  return [
    said,
    ...known,
    ...(hasEnd(mapping) ? [{ code: 'suggest-time-interval', parameters: { columns } }] : []),
    ...(others ? [{ code: 'suggest-time-others', parameters: { columns: others } }] : []),
  ];
}

const hasDayOrder = (mapping: TimeMapping): boolean =>
  /^(MM.DD.YY|DD.MM.YY)/.test(formatOf(mapping));

/** No day is after the twelfth: the custom of the zone is a guess, and said to be one. */
function assumedOrder({ mapping }: TriedWay, { order, context }: Found): OpenField[] {
  if (!hasDayOrder(mapping) || order.example) return [];
  const format = formatOf(mapping).split(', ')[0] ?? '';
  const other = format.replace(/MM|DD/g, (letter) => (letter === 'MM' ? 'DD' : 'MM'));
  const field = mapping.kind === 'local-text' ? 'time.format' : 'time.dayFormat';
  const parameters = { timezone: context.timezone };
  const reason = { code: `suggest-${order.order}-assumed`, parameters };
  return [{ field, reason, candidates: [format, other] }];
}

const formatOf = (mapping: TimeMapping): string => {
  if (mapping.kind === 'local-text') return mapping.format;
  return mapping.kind === 'local-day-and-time'
    ? [mapping.dayFormat, ...(mapping.timeColumn ? [mapping.timeFormat] : [])].join(', ')
    : mapping.kind;
};

const hasEnd = (mapping: TimeMapping): boolean =>
  ('until' in mapping && mapping.until !== undefined) ||
  ('untilDayColumn' in mapping && mapping.untilDayColumn !== undefined);
