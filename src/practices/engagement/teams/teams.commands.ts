/** `peelian team assign` and `team end`: who is on which beat, from the command line. */
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import { readArguments, sayRefusals, type Command, type CommandTools } from '#platform/commands.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { translator } from '#platform/web/messages/translate.ts';
import { findAgency } from '#trust/agencies/find-agency.action.ts';
import { assignToBeat } from './assign-to-beat.action.ts';
import { endAssignment } from './end-assignment.action.ts';

const text = { type: 'string' } as const;

const OPTIONS = {
  agency: text,
  beat: text,
  badge: text,
  duty: text,
  from: text,
  until: text,
  on: text,
} as const;

type Values = Partial<Record<keyof typeof OPTIONS, string>>;

export const teamCommands: readonly Command[] = [
  {
    path: ['team', 'assign'],
    usage:
      '--agency A --beat 4 --badge B --duty primary|secondary|liaison|sergeant ' +
      '--from D [--until D]',
    summary: 'assign a member of staff to a beat',
    run: (args, tools) => run(args, tools, assign),
  },
  {
    path: ['team', 'end'],
    usage: '--agency A --beat 4 --badge B --duty primary --on D',
    summary: "end a member's duty on a beat; the day is the last one",
    run: (args, tools) => run(args, tools, end),
  },
];

type Act = (work: Work, values: Values) => Promise<Result<string>>;

async function run(args: readonly string[], tools: CommandTools, act: Act): Promise<number> {
  const read = readArguments(args, OPTIONS);
  if (!read.ok) return sayRefusals(tools, read.refusal);
  const values: Values = read.value.values;
  const pool = (await tools.database()).pool('peelian_worker');
  const agency = await findAgency(pool, values.agency);
  if (!agency.ok) return sayRefusals(tools, agency.refusal);
  const { agencyId } = agency.value;
  const actor = { agencyId, actorId: 'system:cli', duty: 'administration' };
  const acted = await withinAgency(pool, actor, (work) => act(work, values));
  if (!acted.ok) return sayRefusals(tools, acted.refusal);
  tools.print(acted.value);
  return 0;
}

const assign: Act = async (work, values) => {
  const [who, from, until] = [whoOf(values), dayOf(values, 'from'), untilOf(values)];
  const problems = [who, from, until].flatMap((read) => (read.ok ? [] : read.refusal));
  if (!who.ok || !from.ok || !until.ok) return refused(problems);
  const assigned = await assignToBeat(work, { ...who.value, fromDay: from.value, ...until.value });
  if (!assigned.ok) return assigned;
  const { beatCode, duty, badge } = who.value;
  const parameters = { badge, beat: beatCode, duty, from: from.value };
  return done(translator('en')('teams:command.assigned', parameters));
};

const end: Act = async (work, values) => {
  const [who, on] = [whoOf(values), dayOf(values, 'on')];
  const problems = [who, on].flatMap((read) => (read.ok ? [] : read.refusal));
  if (!who.ok || !on.ok) return refused(problems);
  const ended = await endAssignment(work, { ...who.value, lastDay: on.value });
  if (!ended.ok) return ended;
  const { beatCode, duty, badge } = who.value;
  const parameters = { badge, beat: beatCode, duty, on: on.value };
  return done(translator('en')('teams:command.ended', parameters));
};

interface Who {
  readonly beatCode: string;
  readonly badge: string;
  readonly duty: string;
}

function whoOf({ beat, badge, duty }: Values): Result<Who> {
  const given = { beat, badge, duty };
  const refusals: Refusal[] = Object.entries(given)
    .filter(([, value]) => value === undefined)
    .map(([field]) => ({ code: 'assignment-detail-missing', field, parameters: { field } }));
  if (refusals.length > 0) return refused(refusals);
  return done({ beatCode: beat ?? '', badge: badge ?? '', duty: duty ?? '' });
}

function dayOf(values: Values, field: 'from' | 'until' | 'on'): Result<Day> {
  const day = parseDay(values[field] ?? '');
  if (day !== undefined) return done(day);
  return refusedFor('assignment-day-not-a-day', { field, parameters: { field } });
}

function untilOf(values: Values): Result<{ readonly untilDay?: Day }> {
  if (values.until === undefined) return done({});
  const day = dayOf(values, 'until');
  return day.ok ? done({ untilDay: day.value }) : day;
}
