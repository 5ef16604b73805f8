/** What a bench is, and one fair run of it: ours and its peer in turn on the same machine. */
import { median, verdictOf, type Budget, type Figures, type Verdict } from './figures.ts';

/** One thing that is measured. A file `bench/*.bench.ts` exports one, or a list, as `bench`. */
export interface Bench extends Budget {
  /** Kebab-case; `npm run bench -- NAME` runs every bench whose name begins so. */
  readonly name: string;
  /** Of the figures that `ours` and `peer` return: `ms`, `pages/s`, `bytes`. */
  readonly unit: string;
  /** What we are measured against, in words: `COPY of the same rows`. */
  readonly peer?: string;
  /** True for a figure that is the same every time, such as bytes: one round is enough. */
  readonly isExact?: boolean;
  /** Five unless a round is so long that fewer must do; the first that warms up is not counted. */
  readonly rounds?: number;
  /** Makes everything ready that is not to be measured. */
  readonly prepare: () => Contest | Promise<Contest>;
}

/** Each call measures once and returns the figure in the bench's unit. */
export interface Contest {
  readonly ours: () => number | Promise<number>;
  readonly peer?: () => number | Promise<number>;
  readonly close?: () => void | Promise<void>;
}

export interface Outcome {
  readonly bench: Bench;
  readonly figures: Figures;
  readonly verdict: Verdict;
}

const ROUNDS = 5;
const CALIBRATION_STEPS = 20_000_000;

/** Milliseconds that the work takes. */
export async function elapsedMs(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

let sink = 0;

/** Seconds of a fixed piece of arithmetic that depends on nothing but the machine's pace. */
function calibrationSeconds(): number {
  const startedAt = performance.now();
  let state = 1;
  for (let step = 0; step < CALIBRATION_STEPS; step++)
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  sink ^= state; // so that the loop cannot be optimised away
  return (performance.now() - startedAt) / 1000;
}

const calibrated = () => median(Array.from({ length: 5 }, calibrationSeconds));

/** Takes turns, beginning with the other each round, after one round that does not count. */
async function figuresOf({ ours, peer }: Contest, rounds: number) {
  const oursAll: number[] = [];
  const peerAll: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const turns = [
      async () => oursAll.push(await ours()),
      async () => peer && peerAll.push(await peer()),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  const middle = (all: readonly number[]) => median(all.slice(1));
  return { ours: middle(oursAll), peerValue: peer ? middle(peerAll) : undefined };
}

export async function runBench(bench: Bench): Promise<Outcome> {
  const contest = await bench.prepare();
  try {
    calibrationSeconds(); // the first is slower: the loop is not compiled yet
    const before = calibrated();
    const measured = await figuresOf(contest, bench.isExact ? 1 : (bench.rounds ?? ROUNDS));
    const figures = { ...measured, calibration: [before, calibrated()] as const };
    return { bench, figures, verdict: verdictOf(figures, bench) };
  } finally {
    await contest.close?.();
  }
}
