/** Rates of beats: never of so few reports that chance would decide them. */
import { ratePer } from '@peelian/analytics';
import type { Category } from '#practices/technology/incidents/categories.ts';
import type { BeatRate, BeatRates } from './beat-rate.ts';

const FEWEST_FOR_A_RATE = 20;

interface Beat {
  readonly code: string;
  readonly name: string;
  readonly residents: number | null;
}

interface CountOfBeat {
  readonly beatCode: string;
  readonly category: Category;
  readonly count: number;
}

/** @param kinds empty: all */
export function beatRates(
  beats: readonly Beat[],
  counts: readonly CountOfBeat[],
  kinds: readonly Category[],
): BeatRates {
  const sums = new Map<string, number>();
  for (const { beatCode, category, count } of counts)
    if (kinds.length === 0 || kinds.includes(category))
      sums.set(beatCode, (sums.get(beatCode) ?? 0) + count);
  const rates = beats.map((beat) => rateOf(beat, sums.get(beat.code) ?? 0));
  const all = [...sums.values()].reduce((sum, count) => sum + count, 0);
  return { beats: rates, elsewhere: all - rates.reduce((sum, { count }) => sum + count, 0) };
}

function rateOf({ code, name, residents }: Beat, count: number): BeatRate {
  const isEnough = residents !== null && residents > 0 && count >= FEWEST_FOR_A_RATE;
  const rate = isEnough ? ratePer({ count, population: residents }) : undefined;
  return { code, name, residents, count, rate };
}
