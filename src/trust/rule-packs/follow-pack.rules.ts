/** Which version of which pack holds on a day, and when an agency may change to another. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Zone } from '#kernel/time-zone.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';
import { type Adoption, DEFAULT_PACK, type OfficeHours, type RulePack } from './rule-pack.ts';

type Version = Pick<RulePack, 'version' | 'effectiveFrom' | 'change'>;

const corrects = ({ change }: Version, version: number): boolean =>
  change.kind === 'error-corrected' && change.corrects === version;

/**
 * The version that binds what is received on a day: the latest law, with the corrections that were
 * known by then. Undefined before the first.
 */
export function versionOn<Known extends Version>(
  versions: readonly Known[],
  receivedOn: Day,
): Known | undefined {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= receivedOn);
  const law = begun.findLast(({ change }) => change.kind !== 'error-corrected');
  return law && corrected(begun, law);
}

/**
 * What an open case would follow: the correction of the version that it keeps, and of that one's
 * errors in turn. It waits for a named person, who confirms the list of dates that change.
 */
export function correctionFor<Known extends Version>(
  versions: readonly Known[],
  kept: Known,
): Known | undefined {
  const latest = corrected(versions, kept);
  return latest === kept ? undefined : latest;
}

function corrected<Known extends Version>(versions: readonly Known[], version: Known): Known {
  const next = versions.findLast((one) => corrects(one, version.version));
  return next ? corrected(versions, next) : version;
}

/** The pack that an agency follows on a day. */
export const packOn = (adoptions: readonly Adoption[], day: Day): string =>
  adoptions
    .filter(({ fromDay }) => fromDay <= day)
    .toSorted((one, other) => (one.fromDay < other.fromDay ? -1 : 1))
    .at(-1)?.pack ?? DEFAULT_PACK;

export interface Wish extends Adoption {
  readonly today: Day;
  /** Every pack with the day on which its first version came into force. */
  readonly packs: ReadonlyMap<string, Day>;
}

/** The first choice may lie in the past; later ones may not, for what was promised stays. */
export function mayFollow(adoptions: readonly Adoption[], wish: Wish): Result<Adoption> {
  const { fromDay, pack, packs, today } = wish;
  const begins = packs.get(pack);
  if (begins === undefined)
    return refusedFor('rule-pack-unknown', {
      parameters: { pack, packs: [...packs.keys()].join(', ') },
    });
  if (fromDay < begins)
    return refusedFor('rule-pack-not-in-force', {
      field: 'from',
      parameters: { pack, day: fromDay, begins },
    });
  if (adoptions.length > 0 && fromDay < today)
    return refusedFor('rule-pack-begins-in-the-past', {
      field: 'from',
      parameters: { day: fromDay, today },
    });
  return done({ fromDay, pack });
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Business time as the pack and the agency's holidays make it. */
export const workCalendarOf = (
  zone: Zone,
  { weekend, opens, closes }: OfficeHours,
  holidays: Iterable<Day>,
): WorkCalendar => ({
  zone,
  weekend: new Set(weekend),
  holidays: new Set(holidays),
  opensAtMinute: minutesOf(opens),
  closesAtMinute: minutesOf(closes),
});
