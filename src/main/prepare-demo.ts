/** Loads the invented agency once, so that a newcomer's first page shows something. */
import { loadDemo } from '#demo/load-demo.ts';
import { refusalSentence } from '#platform/web/messages/translate.ts';
import { ownRulePacks } from './rule-packs.ts';
import type { Surroundings } from './surroundings.ts';

export async function prepareDemo(
  { database, settings, now }: Surroundings,
  say: (line: string) => void,
): Promise<void> {
  await loadDemo({
    packs: await ownRulePacks(),
    worker: database.pool('peelian_worker'),
    home: settings.home,
    now: now(),
    say,
    translate: (refusal) => refusalSentence('en', refusal),
  });
}
