/** `peelian staff list` and `staff show`: what the staff directory says of a day. */
import { done } from '#kernel/result.ts';
import { translator } from '#platform/web/messages/translate.ts';
import { listStaff, type ListedMember } from './list-staff.action.ts';
import type { Position } from './posting.ts';
import { badgeOf, dayOf, refusalsOf, type Act } from './staff-arguments.commands.ts';
import type { StaffMember } from './staff.ts';
import {
  viewStaffMember,
  type ViewedInterval,
  type ViewedMember,
} from './view-staff-member.action.ts';

const t = translator('en');

export const list: Act = async (work, { values, today }) => {
  const day = dayOf(values, 'on', today);
  if (!day.ok) return day;
  const listed = await listStaff(work, { day: day.value, unit: values.unit });
  if (values.json) return done([JSON.stringify(listed.map(listedJson))]);
  if (listed.length === 0) return done([t('staff:command.nobody', { on: day.value })]);
  return done(aligned([headings(), ...listed.map(cellsOf)]));
};

const headings = () => [
  t('staff:list.badge'),
  t('staff:list.rank'),
  t('staff:list.name'),
  t('staff:list.unit'),
  t('staff:list.squad'),
  t('staff:list.supervisor'),
];

const cellsOf = ({ member, position, supervisor }: ListedMember): string[] => [
  member.badge,
  position?.rankShort ?? member.rankShort,
  nameOf(member),
  position?.unit ?? '-',
  position?.squad ?? '-',
  supervisor ?? '-',
];

/** A name that residents do not see is marked, so that nobody passes it on unaware. */
const nameOf = ({ givenName, familyName, nameWithheldSince }: StaffMember): string => {
  const name = `${givenName} ${familyName}`;
  return nameWithheldSince === null ? name : t('staff:list.withheld', { name });
};

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const listedJson = ({ member, position, supervisor }: ListedMember) => ({
  ...memberJson(member),
  ...positionJson(position ?? member),
  supervisor,
});

const memberJson = (member: StaffMember) => ({
  badge: member.badge,
  givenName: member.givenName,
  familyName: member.familyName,
  isNameWithheld: member.nameWithheldSince !== null,
  languages: member.languages,
  employedFrom: member.employedFrom,
  employedUntil: member.employedUntil,
});

const positionJson = ({
  rank,
  rankShort,
  unit,
  squad,
}: Pick<Position, 'rank' | 'rankShort' | 'unit' | 'squad'>) => ({ rank, rankShort, unit, squad });

export const show: Act = async (work, { values, today }) => {
  const [badge, day] = [badgeOf(values), dayOf(values, 'on', today)];
  if (!badge.ok || !day.ok) return refusalsOf(badge, day);
  const viewed = await viewStaffMember(work, { badge: badge.value, day: day.value });
  if (!viewed.ok) return viewed;
  if (values.json) return done([JSON.stringify(viewedJson(viewed.value, day.value))]);
  return done(shownLines(viewed.value, day.value));
};

function shownLines({ member, intervals, chain, reports }: ViewedMember, on: string): string[] {
  const { badge, employedFrom: from, employedUntil, languages } = member;
  const employed =
    employedUntil === null
      ? t('staff:show.employed', { from })
      : t('staff:show.employedUntil', { from, until: employedUntil });
  return [
    t('staff:show.who', { badge, name: nameOf(member) }),
    employed,
    t('staff:show.languages', { languages: languages.join(', ') }),
    ...intervals.map(intervalLine),
    chain.length > 0
      ? t('staff:show.chain', { on, badges: chain.join(' → ') })
      : t('staff:show.noChain', { on }),
    ...(reports.length > 0 ? [t('staff:show.reports', { on, badges: reports.join(', ') })] : []),
  ];
}

function intervalLine({ fromDay, untilDay, supervisorBadge, ...position }: ViewedInterval): string {
  const { rank, unit, squad } = position;
  const words = [
    rank,
    unit ?? t('staff:show.noUnit'),
    ...(squad === null ? [] : [t('staff:show.squad', { squad })]),
    ...(supervisorBadge === null ? [] : [t('staff:show.under', { badge: supervisorBadge })]),
  ];
  return `  ${fromDay} – ${untilDay ?? '…'}  ${words.join(', ')}`;
}

const viewedJson = ({ member, intervals, chain, reports }: ViewedMember, on: string) => ({
  ...memberJson(member),
  accessEndedAt: member.accessEndedAt?.toISOString() ?? null,
  history: intervals.map(({ fromDay, untilDay, supervisorBadge, ...position }) => ({
    from: fromDay,
    until: untilDay,
    ...positionJson(position),
    supervisor: supervisorBadge,
  })),
  on,
  chain,
  reports,
});
