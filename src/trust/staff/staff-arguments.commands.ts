/** What the commands of the staff directory share: their flags, the agency's day, and one run. */
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { readArguments, sayRefusals, type CommandTools } from '#platform/commands.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { findAgency } from '#trust/agencies/find-agency.action.ts';

const text = { type: 'string' } as const;

const OPTIONS = {
  agency: text,
  badge: text,
  rank: text,
  'rank-short': text,
  'given-name': text,
  'family-name': text,
  languages: text,
  unit: text,
  squad: text,
  supervisor: text,
  'employed-from': text,
  'withhold-name': text,
  from: text,
  on: text,
  'at-once': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export type Values = {
  readonly [Name in keyof typeof OPTIONS]?: Name extends 'at-once' | 'json' ? boolean : string;
};

/** What a command is given: what was typed, and the agency's own day. */
export interface Typed {
  readonly values: Values;
  readonly today: Day;
  readonly now: Date;
}

/** Answers the lines to print. */
export type Act = (work: Work, typed: Typed) => Promise<Result<readonly string[]>>;

export async function runStaff(
  args: readonly string[],
  tools: CommandTools,
  act: Act,
): Promise<number> {
  const read = readArguments(args, OPTIONS);
  if (!read.ok) return sayRefusals(tools, read.refusal);
  const values: Values = read.value.values;
  const pool = (await tools.database()).pool('peelian_worker');
  const agency = await findAgency(pool, values.agency);
  if (!agency.ok) return sayRefusals(tools, agency.refusal);
  const { agencyId, timezone } = agency.value;
  const now = tools.now();
  const today = zoneOf(timezone).localAt(now.getTime()).day;
  const actor = { agencyId, actorId: 'system:cli', duty: 'administration' };
  const acted = await withinAgency(pool, actor, (work) => act(work, { values, today, now }));
  if (!acted.ok) return sayRefusals(tools, acted.refusal);
  acted.value.forEach((line) => tools.print(line));
  return 0;
}

export function badgeOf({ badge }: Values): Result<string> {
  if (badge !== undefined && badge !== '') return done(badge);
  return refusedFor('staff-detail-missing', { field: 'badge', parameters: { field: 'badge' } });
}

/** @param fallback where the day may be left out */
export function dayOf(values: Values, field: 'from' | 'on', fallback?: Day): Result<Day> {
  const written = values[field];
  const day = written === undefined ? fallback : parseDay(written);
  if (day !== undefined) return done(day);
  return refusedFor('staff-day-not-a-day', { field, parameters: { field } });
}

export const refusalsOf = (...results: readonly Result<unknown>[]): Result<never> =>
  refused(results.flatMap((result): readonly Refusal[] => (result.ok ? [] : result.refusal)));
