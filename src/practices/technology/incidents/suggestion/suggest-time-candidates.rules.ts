/** All ways in which the columns of a file could tell when an incident happened. */
import { filledShare, shareOf } from './suggest-columns.rules.ts';
import {
  isFirstOfMonth,
  isUtcMidnight,
  tellsTime,
  type TimeColumn,
} from './suggest-time-columns.rules.ts';
import {
  isEndOf,
  namesUtc,
  partNamed,
  ROLE_LEAST,
  subjectOf,
  timeRole,
  type PartName,
} from './suggest-time-names.rules.ts';
import type { Draft, FileLook, SampledColumn } from './suggestion.ts';

export interface TimeCandidate {
  readonly draft: Draft;
  readonly columns: readonly string[];
  /** Higher for the incident's own time, and for more than a day. */
  readonly score: number;
}

/** A clock is worth more than the difference between two names that mean much the same. */
const PRECISION = { month: 0, day: 15, clock: 30 } as const;

/** The likeliest first. */
export function timeCandidates(look: FileLook, found: readonly TimeColumn[]): TimeCandidate[] {
  const dates = found.filter(({ form }) => form.kind !== 'clock');
  const clocks = found.filter(({ form }) => form.kind === 'clock');
  const all = [
    ...dates.map(alone),
    ...dates.flatMap((date) => clocks.flatMap((clock) => together(date, clock, look))),
    ...inParts(look),
  ];
  return all.filter(({ score }) => score >= ROLE_LEAST).sort((a, b) => b.score - a.score);
}

const scoreOf = (columns: readonly SampledColumn[], precision: keyof typeof PRECISION): number => {
  const roles = columns.map(({ words }) => timeRole(words));
  const role = Math.min(...roles);
  return role < ROLE_LEAST ? 0 : role + PRECISION[precision];
};

function alone(one: TimeColumn): TimeCandidate {
  const { column } = one;
  const precision = precisionOf(one);
  const draft = (precision !== 'clock' && dayAlone(one)) || draftOf(one);
  // Columns that say year and month are plainer than firsts of months that mean a month.
  const less = isFirstOfMonth(one) ? 2 : 0;
  return { draft, columns: [column.name], score: scoreOf([column], precision) - less };
}

function precisionOf(one: TimeColumn): keyof typeof PRECISION {
  if (tellsTime(one)) return 'clock';
  return one.form.kind === 'month' || isFirstOfMonth(one) ? 'month' : 'day';
}

/** No clock, or a midnight on every row, is no time: only the day is read. */
function dayAlone(one: TimeColumn): Draft | undefined {
  const { column, form } = one;
  if (form.kind === 'instant' && !form.hasTime && isFirstOfMonth(one))
    return { kind: 'month', column: column.name };
  if (form.kind === 'epoch' && isUtcMidnight(one))
    return { kind: 'epoch', column: column.name, unit: form.unit, isDayOnly: true };
  const format = dayFormatOf(one);
  // An instant without a clock is read as a day as it is.
  if (format === undefined || (form.kind === 'instant' && !form.hasTime)) return undefined;
  return { kind: 'local-day-and-time', dayColumn: column.name, dayFormat: format };
}

function draftOf({ column, form }: TimeColumn): Draft {
  const { name } = column;
  switch (form.kind) {
    case 'instant':
      return { kind: 'instant', column: name, zone: namesUtc(column.words) ? 'utc' : 'agency' };
    case 'text':
      return { kind: 'local-text', column: name, format: form.format };
    case 'epoch':
      return { kind: 'epoch', column: name, unit: form.unit };
    default:
      return { kind: 'month', column: name };
  }
}

/** A day in one column and a clock in another, where their names speak of the same thing. */
function together(day: TimeColumn, clock: TimeColumn, look: FileLook): TimeCandidate[] {
  const format = dayFormatOf(day);
  if (format === undefined || clock.form.kind !== 'clock' || tellsTime(day)) return [];
  const [dayColumn, timeColumn] = [day.column, clock.column];
  if (!areOfOneSubject(dayColumn, timeColumn, look)) return [];
  const draft = {
    kind: 'local-day-and-time',
    dayColumn: dayColumn.name,
    timeColumn: timeColumn.name,
    dayFormat: format,
    timeFormat: clock.form.timeFormat,
  };
  const columns = [dayColumn.name, timeColumn.name];
  const less = hasOddClock(day) ? 2 : 0;
  return [{ draft, columns, score: scoreOf([dayColumn], 'clock') - less }];
}

/** Midnight elsewhere, as 5:00 AM on every row: the day may be the one before. */
const hasOddClock = ({ column, form }: TimeColumn): boolean =>
  form.kind !== 'clock' &&
  form.hasTime &&
  shareOf(column.filled, (text) => /[ T](0?0:00(:00)?|12:00(:00)? ?AM)/i.test(text)) < 0.5;

function dayFormatOf(one: TimeColumn): string | undefined {
  const { column, form } = one;
  if (form.kind === 'text') return form.format;
  if (form.kind !== 'instant') return undefined;
  const [example = ''] = column.filled;
  if (form.hasOffset) return isUtcMidnight(one) ? `YYYY${example[4]}MM${example[4]}DD` : undefined;
  if (!form.hasTime) return 'YYYY-MM-DD';
  const joint = example[10] === 'T' ? 'T' : ' ';
  return `YYYY-MM-DD${joint}HH:mm${/:\d\d:\d\d/.test(example) ? ':ss' : ''}`;
}

function areOfOneSubject(day: SampledColumn, clock: SampledColumn, { columns }: FileLook): boolean {
  const [one, other] = [subjectOf(day.words), subjectOf(clock.words)];
  if (one === other) return true;
  const areNear = Math.abs(columns.indexOf(day) - columns.indexOf(clock)) === 1;
  return areNear && (one === '' || other === '') && timeRole(clock.words) >= OTHER_TIMES_BELOW;
}

/** Clocks of reports, dispatches and ends do not belong to the day of the incident. */
const OTHER_TIMES_BELOW = 70;

const RANGES: Readonly<Record<PartName, readonly [least: number, most: number]>> = {
  year: [1900, 2100],
  month: [1, 12],
  day: [1, 31],
  hour: [0, 24],
  minute: [0, 59],
};

const monthName =
  /^(jan|ene|feb|mar|apr|abr|may|jun|jul|aug|ago|sep|set|oct|nov|dec|dic)\p{L}*\.?$/iu;

/** Year, month, day, hour and minute in columns of their own, grouped by what they speak of. */
function inParts({ columns }: FileLook): TimeCandidate[] {
  const groups = new Map<string, Map<PartName, SampledColumn>>();
  for (const column of columns) {
    const part = partNamed(column.words);
    if (!part || !isPart(column, part)) continue;
    const subject = subjectOf(column.words);
    const group = groups.get(subject) ?? new Map<PartName, SampledColumn>();
    if (!group.has(part)) group.set(part, column);
    groups.set(subject, group);
  }
  return [...groups.values()].flatMap(partsCandidate);
}

function isPart(column: SampledColumn, part: PartName): boolean {
  const [least, most] = RANGES[part];
  const isOne = (text: string) =>
    (/^\d{1,4}(\.0+)?$/.test(text) && Number(text) >= least && Number(text) <= most) ||
    (part === 'month' && monthName.test(text));
  const isRare = part === 'hour' || part === 'minute';
  const share = filledShare(column);
  const told = column.filled.filter((text) => !isRare || /\d/.test(text));
  return shareOf(told, isOne) > 0.9 && share > (isRare ? 0.3 : 0.9);
}

function partsCandidate(parts: ReadonlyMap<PartName, SampledColumn>): TimeCandidate[] {
  const [year, month] = [parts.get('year'), parts.get('month')];
  if (!year || !month) return [];
  const day = parts.get('day');
  const hour = day && parts.get('hour');
  const minute = hour && parts.get('minute');
  const columns = [year, month, day, hour, minute].filter((one) => one !== undefined);
  const draft = {
    kind: 'local-parts',
    yearColumn: year.name,
    monthColumn: month.name,
    ...(day && { dayColumn: day.name }),
    ...(hour && { hourColumn: hour.name }),
    ...(minute && { minuteColumn: minute.name }),
  };
  // Of equals, a column with minutes is better than an hour alone.
  const less = minute ? 0 : 1;
  const score = scoreOf(columns, hour ? 'clock' : day ? 'day' : 'month') - less;
  return [{ draft, columns: columns.map(({ name }) => name), score }];
}

/** The same candidate with the end of its interval, where the file has a column for that. */
export function withEnd(
  { draft, columns, score }: TimeCandidate,
  found: readonly TimeColumn[],
): TimeCandidate | undefined {
  const endOf = (name: unknown): string | undefined => {
    const start = found.find(({ column }) => column.name === name);
    return found.find(
      ({ column, form }) =>
        start !== undefined &&
        form.kind === start.form.kind &&
        isEndOf(start.column.words, column.words),
    )?.column.name;
  };
  if (draft['kind'] === 'local-day-and-time') {
    const [untilDayColumn, untilTimeColumn] = [
      endOf(draft['dayColumn']),
      endOf(draft['timeColumn']),
    ];
    if (!untilDayColumn || !untilTimeColumn) return undefined;
    const ends = { untilDayColumn, untilTimeColumn };
    return { draft: { ...draft, ...ends }, columns: [...columns, ...Object.values(ends)], score };
  }
  const until = endOf(draft['column']);
  if (!until) return undefined;
  return { draft: { ...draft, until }, columns: [...columns, until], score };
}
