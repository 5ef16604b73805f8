/** Gives the invented agency its holidays and the rule pack that it follows. */
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import type { Agency } from '#trust/agencies/agency.ts';
import { followPack } from '#trust/rule-packs/follow-pack.action.ts';
import { listHolidays } from '#trust/rule-packs/list-holidays.action.ts';
import { readAdoptions } from '#trust/rule-packs/read-adoptions.action.ts';
import { replaceHolidays } from '#trust/rule-packs/replace-holidays.action.ts';
import { TODAY } from './agency.ts';
import { DEMO_ACTOR, orThrow, type DemoTools } from './demo-tools.ts';
import { fixedDay } from './fixed-days.ts';
import { HOLIDAYS } from './holidays.ts';

/** California's, to show a pack that cites laws; the city lies nowhere. */
const PACK = 'us-ca';
const FOLLOWED_FROM = fixedDay('2024-01-01');

/** Does nothing to what is there: whoever tries the demo may have entered their own. */
export async function loadRules(tools: DemoTools, { agencyId }: Agency): Promise<void> {
  const actor = { agencyId, actorId: DEMO_ACTOR, duty: 'worker' };
  await withinAgency(tools.worker, actor, (work) => enterRules(work, tools));
}

async function enterRules(work: Work, { packs, now }: DemoTools): Promise<void> {
  if ((await listHolidays(work)).length === 0) await replaceHolidays(work, HOLIDAYS);
  if ((await readAdoptions(work)).length > 0) return;
  const wish = { pack: PACK, fromDay: FOLLOWED_FROM, today: TODAY, now, actorId: DEMO_ACTOR };
  orThrow(await followPack(work, packs, wish));
}
