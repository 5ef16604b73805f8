/**
 * Decides what a file of staff changes, looking at all its rows together: who is refused, whose
 * supervisor is unknown, whether a loop would close on any day.
 */
import type { Refusal } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { badChainOf, type Directory } from './chain.rules.ts';
import type { DirectoryMember } from './posting.ts';
import { isEmployedOn, latestPosting } from './posting.rules.ts';
import type { ArrivedRow, ImportDays } from './staff-import.ts';
import { mergePerson, type KnownPerson, type MergedPerson } from './staff-merge.rules.ts';
import { personsOf, refusalsOfPerson, type ArrivedPerson } from './staff-person.rules.ts';

export interface ImportFacts extends ImportDays {
  readonly rows: readonly ArrivedRow[];
  /** Everybody who is recorded, by badge. */
  readonly known: ReadonlyMap<string, KnownPerson>;
  /** For every badge of the directory and of the file. */
  readonly idOf: ReadonlyMap<string, string>;
}

export interface DecidedImport {
  readonly persons: readonly MergedPerson[];
  /** In the order of files and lines. */
  readonly refused: readonly (readonly [ArrivedRow, readonly Refusal[]])[];
  readonly importedCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
}

interface Candidate {
  readonly person: ArrivedPerson;
  readonly merged: MergedPerson;
}

type Refused = Map<ArrivedRow, readonly Refusal[]>;

export function decideImport(facts: ImportFacts): DecidedImport {
  const refused: Refused = new Map();
  const candidates = new Map<string, Candidate>();
  for (const person of personsOf(facts.rows)) {
    const merged = judged(person, facts, refused);
    if (merged) candidates.set(person.badge, { person, merged });
  }
  // Whoever is refused takes along those who report to them, until nobody is left to refuse.
  let isSettled = false;
  while (!isSettled)
    isSettled =
      !refuseSupervisors(candidates, facts, refused) && !refuseLoops(candidates, facts, refused);
  const rows = [...refused].toSorted(
    ([one], [other]) => one.fileNumber - other.fileNumber || one.line - other.line,
  );
  return {
    persons: [...candidates.values()].map(({ merged }) => merged),
    refused: rows,
    ...countsOf([...candidates.values()]),
  };
}

function judged(
  person: ArrivedPerson,
  facts: ImportFacts,
  refused: Refused,
): MergedPerson | undefined {
  const own = refusalsOfPerson(person);
  if (own.size > 0) {
    refusePerson(person, own, refused);
    return undefined;
  }
  const { badge } = person;
  const id = facts.idOf.get(badge) ?? '';
  const merged = mergePerson(person, { ...facts, id, known: facts.known.get(badge) });
  if (merged.ok) return merged.value;
  const { row, refusals } = merged.refusal;
  refusePerson(person, new Map([[row, refusals]]), refused);
  return undefined;
}

/** The person's other rows are refused with it, and name the line that is at fault. */
function refusePerson(
  { rows, badge }: ArrivedPerson,
  own: ReadonlyMap<ArrivedRow, readonly Refusal[]>,
  refused: Refused,
): void {
  const [line = 0] = [...own.keys()].map((row) => row.line);
  const other = [{ code: 'staff-import-person-refused', parameters: { badge, line } }];
  for (const row of rows) refused.set(row, own.get(row) ?? other);
}

/** Answers whether anybody was refused: then others may have lost their supervisor. */
function refuseSupervisors(
  candidates: Map<string, Candidate>,
  { known }: ImportFacts,
  refused: Refused,
): boolean {
  const before = refused.size;
  for (const [badge, { person, merged }] of candidates) {
    const own = new Map<ArrivedRow, readonly Refusal[]>();
    for (const row of person.rows) {
      const supervisor = row.supervisor ?? null;
      if (supervisor === null) continue;
      const above = candidates.get(supervisor)?.merged.member ?? known.get(supervisor)?.member;
      const posting = [...merged.begun].find(
        ([{ supervisorId }, origin]) => origin === row && supervisorId !== null,
      )?.[0];
      const parameters = { badge: supervisor, day: posting?.fromDay ?? '' };
      const field = 'supervisor';
      if (supervisor === badge)
        own.set(row, [{ code: 'staff-reports-to-themselves', field, parameters: { badge } }]);
      else if (!above) own.set(row, [{ code: 'staff-supervisor-unknown', field, parameters }]);
      else if (posting && !isEmployedOn(above, posting.fromDay))
        own.set(row, [{ code: 'staff-supervisor-not-employed', field, parameters }]);
    }
    if (own.size === 0) continue;
    refusePerson(person, own, refused);
    candidates.delete(badge);
  }
  return refused.size > before;
}

/** Everybody who would stand in a loop is refused: which link is the wrong one, nobody can tell. */
function refuseLoops(
  candidates: Map<string, Candidate>,
  { known }: ImportFacts,
  refused: Refused,
): boolean {
  const directory = directoryOf(candidates, known);
  const before = refused.size;
  for (const [badge, { person, merged }] of candidates) {
    const links = [...merged.begun].filter(([posting]) => posting.supervisorId !== null);
    const bad = links.length > 0 ? badChainOf(directory, merged.id) : undefined;
    if (!bad) continue;
    const atFault = rowOf(merged, bad.since);
    const rows = atFault ? [atFault] : links.map(([, row]) => row);
    const badges = bad.members.map((id) => directory.get(id)?.badge ?? '').join(' → ');
    const code = bad.kind === 'loop' ? 'staff-chain-loops' : 'staff-chain-too-long';
    const refusal = { code, field: 'supervisor', parameters: { badges, day: bad.since } };
    refusePerson(person, new Map(rows.map((row) => [row, [refusal]])), refused);
    candidates.delete(badge);
  }
  return refused.size > before;
}

/** The row that says what is in force on a day, where the file says it. */
function rowOf({ postings, begun }: MergedPerson, day: Day): ArrivedRow | undefined {
  const posting = latestPosting(postings, day);
  return posting && begun.get(posting);
}

function directoryOf(
  candidates: ReadonlyMap<string, Candidate>,
  known: ImportFacts['known'],
): Directory {
  const directory = new Map<string, DirectoryMember>();
  for (const { member, postings } of known.values())
    directory.set(member.id, { ...member, postings });
  for (const { merged } of candidates.values())
    directory.set(merged.id, { ...merged.member, postings: merged.postings });
  return directory;
}

function countsOf(candidates: readonly Candidate[]) {
  let [importedCount, updatedCount, unchangedCount] = [0, 0, 0];
  for (const { person, merged } of candidates) {
    const changing = new Set(merged.begun.values());
    const [first] = person.rows;
    if (first && (merged.isDetailNew || merged.isLeavingNew)) changing.add(first);
    if (!merged.isKnown) importedCount += person.rows.length;
    else updatedCount += changing.size;
    if (merged.isKnown) unchangedCount += person.rows.length - changing.size;
  }
  return { importedCount, updatedCount, unchangedCount };
}
