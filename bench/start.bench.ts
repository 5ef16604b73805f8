/** Seconds from the command to "Ready", with the demo city: the first time, and every other. */
import { elapsedMs, type Bench } from './harness.ts';
import { freshHome, homeOfDemoCity, serve } from './served.ts';

const start = async (home: string): Promise<number> => {
  let stop = () => Promise.resolve();
  const ms = await elapsedMs(async () => {
    ({ stop } = await serve({ surface: 'all', home }));
  });
  await stop();
  return ms / 1000;
};

const common = { unit: 's', budgetOn: 'ours', isLowerBetter: true } as const;

export const bench: readonly Bench[] = [
  {
    ...common,
    name: 'start-first',
    budget: 30,
    rounds: 1, // it takes long, and the figure is far from its budget
    prepare: () => ({ ours: () => start(freshHome()) }),
  },
  {
    ...common,
    name: 'start-next',
    budget: 3,
    rounds: 3,
    prepare: async () => {
      const home = homeOfDemoCity();
      await start(home);
      return { ours: () => start(home) };
    },
  },
];
