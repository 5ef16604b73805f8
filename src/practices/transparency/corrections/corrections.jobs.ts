/** What comes round by itself for reports of mistakes: forgetting them in time. */
import { zoneOf } from '#kernel/time-zone.ts';
import type { ScheduledJob } from '#platform/jobs/schedule.ts';
import { forgetMistakes } from './forget-mistakes.action.ts';

/** The day of the zone that is last in the world: nobody's report goes a day early. */
const LAST_ZONE = 'Pacific/Pago_Pago';

export const forgetMistakesJob: ScheduledJob = {
  name: 'forget-mistakes',
  everyMinutes: 24 * 60,
  run: (work, now) => forgetMistakes(work, zoneOf(LAST_ZONE).localAt(now.getTime()).day),
};
