/** `peelian staff add|change|leave|list|show`: the staff directory from the command line. */
import { done } from '#kernel/result.ts';
import type { Command } from '#platform/commands.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { translator } from '#platform/web/messages/translate.ts';
import { addStaffMember } from './add-staff-member.action.ts';
import { changePosition } from './change-position.action.ts';
import { importStaffCommand } from './import-staff.commands.ts';
import { leaveStaff } from './leave-staff.action.ts';
import {
  badgeOf,
  dayOf,
  refusalsOf,
  runStaff,
  type Act,
  type Values,
} from './staff-arguments.commands.ts';
import { list, show } from './staff-directory.commands.ts';
import type { AfterLeaving, NameWithheldReason, StaffMemberInput } from './staff.ts';

/** @param afterLeaving what other topics do when somebody leaves; main knows them */
export const staffCommands = (afterLeaving: AfterLeaving<Work>): readonly Command[] => [
  {
    path: ['staff', 'add'],
    usage:
      '--agency A --badge B --rank "Officer" --rank-short "Ofc." --given-name G --family-name F ' +
      '[--languages en,es] [--employed-from D] [--unit U] [--squad S] [--supervisor BADGE] ' +
      '[--withhold-name safety|court-order|undercover]',
    summary: 'add a member of staff; the name is public unless a reason to hold it back is given',
    run: (args, tools) => runStaff(args, tools, add),
  },
  {
    path: ['staff', 'change'],
    usage:
      '--agency A --badge B --from D [--rank R --rank-short S] [--unit U|none] [--squad S|none] ' +
      '[--supervisor BADGE|none]',
    summary: 'change rank, unit, squad or supervisor from a day on; what was before stays',
    run: (args, tools) => runStaff(args, tools, change),
  },
  {
    path: ['staff', 'leave'],
    usage: '--agency A --badge B --on D [--at-once]',
    summary: 'record the last day of a member of staff; duties end with it',
    run: (args, tools) => runStaff(args, tools, leave(afterLeaving)),
  },
  {
    path: ['staff', 'list'],
    usage: '--agency A [--on D] [--unit U] [--json]',
    summary: 'list who works here on a day, with unit, squad and supervisor',
    run: (args, tools) => runStaff(args, tools, list),
  },
  {
    path: ['staff', 'show'],
    usage: '--agency A --badge B [--on D] [--json]',
    summary: 'show one member of staff over time, and the chain of supervisors on a day',
    run: (args, tools) => runStaff(args, tools, show),
  },
  importStaffCommand(afterLeaving),
];

const add: Act = async (work, { values, today }) => {
  const input = inputOf(values, today);
  const added = await addStaffMember(work, input, today);
  if (!added.ok) return added;
  const { badge, rank } = input;
  return done([translator('en')('staff:command.added', { badge, rank })]);
};

/** What is missing stays empty here and is refused by name with everything else. */
const inputOf = (values: Values, today: string): StaffMemberInput => ({
  badge: values.badge ?? '',
  rank: values.rank ?? '',
  rankShort: values['rank-short'] ?? values.rank ?? '',
  givenName: values['given-name'] ?? '',
  familyName: values['family-name'] ?? '',
  unit: values.unit ?? null,
  squad: values.squad ?? null,
  supervisor: values.supervisor ?? null,
  employedFrom: values['employed-from'] ?? today,
  // Checked with the rest: an unknown reason is refused there.
  nameWithheldReason: (values['withhold-name'] ?? null) as NameWithheldReason | null,
  ...(values.languages !== undefined && {
    languages: values.languages.split(',').map((language) => language.trim().toLowerCase()),
  }),
});

const change: Act = async (work, { values, today }) => {
  const [badge, from] = [badgeOf(values), dayOf(values, 'from')];
  if (!badge.ok || !from.ok) return refusalsOf(badge, from);
  const changed = await changePosition(
    work,
    {
      badge: badge.value,
      fromDay: from.value,
      rank: values.rank,
      rankShort: values['rank-short'],
      unit: orNobody(values.unit),
      squad: orNobody(values.squad),
      supervisorBadge: orNobody(values.supervisor),
    },
    today,
  );
  if (!changed.ok) return changed;
  const line = changed.value.isNew ? 'changed' : 'changedNothing';
  const parameters = { badge: badge.value, from: from.value };
  return done([translator('en')(`staff:command.${line}`, parameters)]);
};

const leave =
  (afterLeaving: AfterLeaving<Work>): Act =>
  async (work, { values, today, now }) => {
    const [badge, on] = [badgeOf(values), dayOf(values, 'on')];
    if (!badge.ok || !on.ok) return refusalsOf(badge, on);
    const isAtOnce = values['at-once'] ?? false;
    const wanted = { badge: badge.value, lastDay: on.value, isAtOnce, now, today };
    const left = await leaveStaff(work, wanted, afterLeaving);
    if (!left.ok) return left;
    const t = translator('en');
    const { isOver, openWork, reports } = left.value;
    const known = { badge: badge.value, on: on.value };
    const line = isOver ? t('staff:command.left', known) : t('staff:command.leaves', known);
    return done([
      line,
      ...(openWork.length > 0 ? [t('staff:command.open', { work: openWork.join(', ') })] : []),
      ...(reports.length > 0 ? [t('staff:command.reports', { badges: reports.join(', ') })] : []),
    ]);
  };

/** `none` is how a terminal says that there is no unit, no squad or no supervisor. */
const orNobody = (value: string | undefined) => (value === 'none' ? null : value);
