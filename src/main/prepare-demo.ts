/** Loads the invented agency once, so that a newcomer's first page shows something. */
import { loadDemo } from '#demo/load-demo.ts';
import { refusalSentence } from '#platform/web/messages/translate.ts';
import type { Surroundings } from './surroundings.ts';

export const prepareDemo = (
  { database, settings, now }: Surroundings,
  say: (line: string) => void,
): Promise<void> =>
  loadDemo({
    worker: database.pool('peelian_worker'),
    home: settings.home,
    now: now(),
    say,
    translate: (refusal) => refusalSentence('en', refusal),
  });
