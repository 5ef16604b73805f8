/** How outcomes are shown: a table for a person, a list for a program. */
import { driftOf, ratioOf } from './figures.ts';
import type { Outcome } from './harness.ts';

/** One element of the list that `--json` prints. `ok` is null where there is no verdict. */
export interface ReportedBench {
  readonly name: string;
  readonly ours: number;
  readonly unit: string;
  readonly peer: string | null;
  readonly peerValue: number | null;
  readonly ratio: number | null;
  readonly budget: number;
  readonly ok: boolean | null;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

const orNull = (value: number | undefined) => (value === undefined ? null : rounded(value));

export const reported = ({ bench, figures, verdict }: Outcome): ReportedBench => ({
  name: bench.name,
  ours: rounded(figures.ours),
  unit: bench.unit,
  peer: bench.peer ?? null,
  peerValue: orNull(figures.peerValue),
  ratio: orNull(ratioOf(figures)),
  budget: bench.budget,
  ok: verdict === 'unsteady' ? null : verdict === 'within',
});

const said = {
  within: () => 'within budget',
  over: () => 'OVER BUDGET',
  unsteady: (drift: number) => `no verdict: the machine's pace changed by ${drift} %`,
};

const shown = (value: number | null) =>
  value === null ? '' : value.toLocaleString('en-US', { maximumSignificantDigits: 4 });

function cellsOf(outcome: Outcome): string[] {
  const { name, ours, unit, peerValue, ratio } = reported(outcome);
  const { budget, budgetOn, isLowerBetter, peer } = outcome.bench;
  const limit = `${isLowerBetter ? 'at most' : 'at least'} ${shown(budget)}`;
  return [
    name,
    `${shown(ours)} ${unit}`,
    peerValue === null ? '' : `${shown(peerValue)} ${unit}${peer ? ` (${peer})` : ''}`,
    ratio === null ? '' : `${shown(ratio)} x`,
    `${limit} ${budgetOn === 'ratio' ? 'x' : unit}`,
    said[outcome.verdict](Math.round(driftOf(outcome.figures.calibration) * 100)),
  ];
}

const headings = ['bench', 'ours', 'peer', 'ratio', 'budget', 'verdict'];

export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = [headings, ...outcomes.map(cellsOf)];
  const widths = headings.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}
