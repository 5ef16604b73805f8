/** Which rules bind an agency on a day: its pack, the version in force, its holidays. */
import type { Day } from '#kernel/time.ts';
import type { Zone } from '#kernel/time-zone.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { adoptionStore } from './adoption.store.ts';
import { packOn, versionOn, workCalendarOf } from './follow-pack.rules.ts';
import type { Holiday } from './holiday.ts';
import { holidayStore } from './holiday.store.ts';
import type { RulePacks } from './load-packs.action.ts';
import type { Adoption, RulePack } from './rule-pack.ts';

/** What the agency has decided itself. */
export interface OwnRules {
  readonly adoptions: readonly Adoption[];
  readonly holidays: readonly Holiday[];
}

export interface RulesInForce {
  readonly pack: RulePack;
  /** Every version of the pack, in order. */
  readonly versions: readonly RulePack[];
  /** The choice that holds; undefined where the agency follows the default. */
  readonly adoption: Adoption | undefined;
  readonly holidays: readonly Holiday[];
  readonly calendar: WorkCalendar;
  readonly today: Day;
}

/** It works with the portal's role. */
export const readOwnRules = async (work: Work): Promise<OwnRules> => ({
  adoptions: await adoptionStore(work).all(),
  holidays: await holidayStore(work).all(),
});

/** Throws when the pack that is followed has no version: the program came without its files. */
export function rulesOn(
  { adoptions, holidays }: OwnRules,
  packs: RulePacks,
  { today, zone }: { readonly today: Day; readonly zone: Zone },
): RulesInForce {
  const name = packOn(adoptions, today);
  const versions = packs.versions(name);
  const pack = versionOn(versions, today);
  if (!pack) throw new Error(`No version of the rule pack ${name} is in force on ${today}`);
  const days = holidays.map(({ day }) => day);
  const calendar = workCalendarOf(zone, pack.officeHours, days);
  const adoption = adoptions.findLast(({ fromDay }) => fromDay <= today);
  return { pack, versions, adoption, holidays, calendar, today };
}
