/** One run of a bench: turns, rounds and closing. */
import { expect, test } from 'vitest';
import { runBench, type Bench } from './harness.ts';

const within = { unit: 'ms', budget: 1e9, budgetOn: 'ours', isLowerBetter: true } as const;

/** A bench that writes down who had a turn. */
function turnsOf(over: Partial<Bench>, hasPeer = true) {
  const turns: string[] = [];
  const turn = (who: string) => () => turns.push(who);
  const bench: Bench = {
    name: 'turns',
    ...within,
    prepare: () => ({
      ours: turn('ours'),
      ...(hasPeer ? { peer: turn('peer') } : {}),
      close: () => void turns.push('closed'),
    }),
    ...over,
  };
  return { bench, turns };
}

test('ours and the peer take turns in one run, and neither always begins', async () => {
  const { bench, turns } = turnsOf({});
  await runBench(bench);
  const pairs = Array.from({ length: 6 }, (_, i) => turns.slice(2 * i, 2 * i + 2).join(' '));
  expect(pairs).toEqual(Array.from({ length: 3 }, () => ['ours peer', 'peer ours']).flat());
  expect(turns.at(-1)).toBe('closed');
});

test('the first round warms up and does not count', async () => {
  const values = [1000, 1, 2, 3, 4, 5];
  const bench: Bench = {
    name: 'warm',
    ...within,
    prepare: () => ({ ours: () => values.shift() ?? Number.NaN }),
  };
  const { figures } = await runBench(bench);
  expect(figures.ours).toBe(3);
  expect(figures.peerValue).toBeUndefined();
});

test('an exact figure is measured once after the warm-up', async () => {
  const { bench, turns } = turnsOf({ isExact: true }, false);
  await runBench(bench);
  expect(turns).toEqual(['ours', 'ours', 'closed']);
});

test('a bench that breaks still closes', async () => {
  const events: string[] = [];
  const bench: Bench = {
    name: 'broken',
    ...within,
    prepare: () => ({
      ours: () => {
        throw new Error('the measured thing broke');
      },
      close: () => void events.push('closed'),
    }),
  };
  await expect(runBench(bench)).rejects.toThrow('the measured thing broke');
  expect(events).toEqual(['closed']);
});
