/** `peelian staff add`: enters a member of staff from the command line. */
import { zoneOf } from '#kernel/time-zone.ts';
import { readArguments, sayRefusals, type Command, type CommandTools } from '#platform/commands.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { translator } from '#platform/web/messages/translate.ts';
import { findAgency } from '#trust/agencies/find-agency.action.ts';
import { addStaffMember } from './add-staff-member.action.ts';
import type { NameWithheldReason, StaffMemberInput } from './staff.ts';

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
  'employed-from': text,
  'withhold-name': text,
} as const;

type Values = Partial<Record<keyof typeof OPTIONS, string>>;

export const staffCommands: readonly Command[] = [
  {
    path: ['staff', 'add'],
    usage:
      '--agency A --badge B --rank "Officer" --rank-short "Ofc." --given-name G --family-name F ' +
      '[--languages en,es] [--employed-from D] [--withhold-name safety|court-order|undercover]',
    summary: 'add a member of staff; the name is public unless a reason to hold it back is given',
    run,
  },
];

async function run(args: readonly string[], tools: CommandTools): Promise<number> {
  const read = readArguments(args, OPTIONS);
  if (!read.ok) return sayRefusals(tools, read.refusal);
  const values: Values = read.value.values;
  const pool = (await tools.database()).pool('peelian_worker');
  const agency = await findAgency(pool, values.agency);
  if (!agency.ok) return sayRefusals(tools, agency.refusal);
  const { agencyId, timezone } = agency.value;
  const today = zoneOf(timezone).localAt(tools.now().getTime()).day;
  const input = inputOf(values, today);
  const added = await withinAgency(
    pool,
    { agencyId, actorId: 'system:cli', duty: 'administration' },
    (work) => addStaffMember(work, input, today),
  );
  if (!added.ok) return sayRefusals(tools, added.refusal);
  tools.print(translator('en')('staff:command.added', { badge: input.badge, rank: input.rank }));
  return 0;
}

/** What is missing stays empty here and is refused by name with everything else. */
const inputOf = (values: Values, today: string): StaffMemberInput => ({
  badge: values.badge ?? '',
  rank: values.rank ?? '',
  rankShort: values['rank-short'] ?? values.rank ?? '',
  givenName: values['given-name'] ?? '',
  familyName: values['family-name'] ?? '',
  unit: values.unit ?? null,
  employedFrom: values['employed-from'] ?? today,
  // Checked with the rest: an unknown reason is refused there.
  nameWithheldReason: (values['withhold-name'] ?? null) as NameWithheldReason | null,
  ...(values.languages !== undefined && {
    languages: values.languages.split(',').map((language) => language.trim().toLowerCase()),
  }),
});
