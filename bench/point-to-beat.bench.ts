/** A million points into 280 beats with wavy shared borders, the index built anew each time. */
import { buildAreaIndex } from '@peelian/analytics';
import { seededNumbers, wavyCity } from '../packages/analytics/src/geography/wavy-city.examples.ts';
import { elapsedMs, type Bench } from './harness.ts';

const POINTS = 1_000_000;

/** 20 x 14 beats; four borders of 20 sides make 80 vertices each. */
const beats = () => wavyCity({ columns: 20, rows: 14, sidesPerBorder: 20, seed: 1 });

/** Over the whole city and a little beyond, so that some points are in no beat. */
function points(): { longitudes: Float64Array; latitudes: Float64Array } {
  const random = seededNumbers(2);
  return {
    longitudes: Float64Array.from({ length: POINTS }, () => -75.301 + random() * 0.242),
    latitudes: Float64Array.from({ length: POINTS }, () => 39.869 + random() * 0.182),
  };
}

export const bench: Bench = {
  name: 'point-to-beat',
  unit: 'ms',
  budget: 250,
  budgetOn: 'ours',
  isLowerBetter: true,
  prepare: () => {
    const areas = beats();
    const { longitudes, latitudes } = points();
    const find = () => buildAreaIndex(areas).findAll(longitudes, latitudes);
    return { ours: () => elapsedMs(find) };
  },
};
