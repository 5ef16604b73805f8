/** What a person's rows change in the directory: details, a last day, and postings that begin. */
import { done, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import { addDays, type Day } from '#kernel/time.ts';
import type { Employment, Posting } from './posting.ts';
import { beginPosting, latestPosting } from './posting.rules.ts';
import type { StaffMember } from './staff.ts';
import type { ArrivedRow, ImportDays } from './staff-import.ts';
import type { ArrivedPerson } from './staff-person.rules.ts';

export interface KnownPerson {
  readonly member: StaffMember;
  readonly postings: readonly Posting[];
}

/** Details as they are to be; `isDetailNew` tells whether they differ from what is recorded. */
export interface MergedPerson {
  readonly id: string;
  readonly member: Omit<StaffMember, 'accessEndedAt'>;
  readonly isKnown: boolean;
  readonly isDetailNew: boolean;
  /** A last day that was not recorded before. */
  readonly isLeavingNew: boolean;
  /** All of them, the recorded ones first. */
  readonly postings: readonly Posting[];
  /** Each with the row that it came from. */
  readonly begun: ReadonlyMap<Posting, ArrivedRow>;
}

/** A refusal of one row of the person. */
export interface RefusedRow {
  readonly row: ArrivedRow;
  readonly refusals: readonly Refusal[];
}

export interface MergeFacts extends ImportDays {
  readonly id: string;
  readonly known: KnownPerson | undefined;
  /** Of badges in the directory and in the file. */
  readonly idOf: ReadonlyMap<string, string>;
}

export function mergePerson(
  person: ArrivedPerson,
  facts: MergeFacts,
): Result<MergedPerson, RefusedRow> {
  const [first] = person.rows;
  if (!first?.employedFrom) throw new Error('A person without a first day was not refused');
  const { known, id } = facts;
  const employment = employmentOf(first, first.employedFrom, known?.member);
  if (!employment.ok) return { ok: false, refusal: { row: first, refusals: employment.refusal } };
  const merged = mergePostings(person.rows, employment.value, facts);
  if (!merged.ok) return merged;
  const { postings, begun } = merged.value;
  const now = latestPosting(postings, facts.today) ?? postings[0];
  if (!now) throw new Error('A person without any position was not refused');
  const { rank, rankShort, unit, squad } = now;
  const details = { ...detailsOf(first, known?.member, facts.today), ...employment.value };
  const member = { id, badge: person.badge, ...details, rank, rankShort, unit, squad };
  return done({
    id,
    member,
    isKnown: known !== undefined,
    isDetailNew: known !== undefined && !hasSameDetails(known.member, member),
    isLeavingNew: member.employedUntil !== (known?.member.employedUntil ?? null),
    postings,
    begun,
  });
}

/** A last day may become known and may come earlier; nothing takes it back. */
function employmentOf(
  row: ArrivedRow,
  employedFrom: Day,
  known: StaffMember | undefined,
): Result<Employment> {
  const last = row.employedUntil ?? null;
  if (!known) return done({ employedFrom, employedUntil: last });
  if (known.employedFrom !== employedFrom)
    return refusedFor('staff-import-other-first-day', {
      field: 'employedFrom',
      parameters: { badge: row.badge, from: known.employedFrom },
    });
  const { employedUntil, accessEndedAt, badge } = known;
  const isMoved = last !== null && employedUntil !== null && last !== employedUntil;
  if (isMoved && (last > employedUntil || accessEndedAt !== null))
    return refusedFor('staff-leaves-already', {
      field: 'employedUntil',
      parameters: { badge, until: employedUntil },
    });
  return done({ employedFrom, employedUntil: last ?? employedUntil });
}

/** A name that is held back stays so: a file that is silent must not publish it. */
function detailsOf(row: ArrivedRow, known: StaffMember | undefined, today: Day) {
  const { givenName, familyName } = row;
  const languages = row.languages ?? known?.languages ?? ['en'];
  const reason = known?.nameWithheldReason ?? row.withheldReason ?? null;
  return {
    givenName,
    familyName,
    languages,
    nameWithheldReason: reason,
    nameWithheldSince: reason === null ? null : (known?.nameWithheldSince ?? today),
  };
}

const hasSameDetails = (one: StaffMember, other: MergedPerson['member']): boolean =>
  one.givenName === other.givenName &&
  one.familyName === other.familyName &&
  one.languages.join() === other.languages.join() &&
  one.nameWithheldReason === other.nameWithheldReason;

interface MergedPostings {
  readonly postings: readonly Posting[];
  readonly begun: ReadonlyMap<Posting, ArrivedRow>;
}

function mergePostings(
  rows: readonly ArrivedRow[],
  employment: Employment,
  facts: MergeFacts,
): Result<MergedPostings, RefusedRow> {
  let postings = facts.known?.postings ?? [];
  const begun = new Map<Posting, ArrivedRow>();
  const begin = (row: ArrivedRow, posting: Posting): readonly Refusal[] => {
    const next = beginPosting(postings, employment, posting);
    if (!next.ok) return next.refusal;
    if (next.value.length > postings.length) begun.set(posting, row);
    postings = next.value;
    return [];
  };
  for (const [at, row] of rows.entries()) {
    const posting = postingOf(row, firstDayOf(row, employment, facts), { postings, facts });
    const after = endOf(row, rows[at + 1], employment);
    const isKnownLater = (postings.at(-1)?.fromDay ?? '') > (row.until ?? '');
    const refusals = [
      ...begin(row, posting),
      ...(after && !(isKnownLater && !rows[at + 1]) ? begin(row, nowhere(posting, after)) : []),
    ];
    if (refusals.length > 0) return { ok: false, refusal: { row, refusals } };
  }
  return done({ postings, begun });
}

/** A row without a day holds from the import's day on, within the person's employment. */
function firstDayOf(row: ArrivedRow, employment: Employment, { effective }: ImportDays): Day {
  const { employedFrom, employedUntil } = employment;
  if (row.from) return row.from;
  const day = effective > employedFrom ? effective : employedFrom;
  return employedUntil !== null && employedUntil < day ? employedUntil : day;
}

/** The day after a row's last one, where neither another row nor the end of employment follows. */
function endOf(
  { until }: ArrivedRow,
  next: ArrivedRow | undefined,
  { employedUntil }: Employment,
): Day | undefined {
  if (!until || (employedUntil !== null && until >= employedUntil)) return undefined;
  const after = addDays(until, 1);
  return next?.from === after ? undefined : after;
}

const nowhere = ({ rank, rankShort }: Posting, fromDay: Day): Posting => ({
  fromDay,
  rank,
  rankShort,
  unit: null,
  squad: null,
  supervisorId: null,
});

interface Before {
  readonly postings: readonly Posting[];
  readonly facts: MergeFacts;
}

/** What a file has no column for stays as it was. */
function postingOf(row: ArrivedRow, fromDay: Day, { postings, facts }: Before): Posting {
  const before = latestPosting(postings, fromDay);
  const { rank, unit = before?.unit ?? null, supervisor } = row;
  const shortBefore = before?.rank === rank ? before.rankShort : rank.slice(0, 20);
  const squadBefore = unit === before?.unit ? (before?.squad ?? null) : null;
  return {
    fromDay,
    rank,
    rankShort: row.rankShort ?? shortBefore,
    unit,
    squad: unit === null ? null : row.squad === undefined ? squadBefore : row.squad,
    supervisorId:
      supervisor === undefined
        ? (before?.supervisorId ?? null)
        : (facts.idOf.get(supervisor ?? '') ?? null),
  };
}
