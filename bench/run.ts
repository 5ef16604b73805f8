/**
 * `npm run bench [-- NAME] [--json]`: measures what we promise. Exit 1: a budget is missed; exit 3:
 * the machine was too unsteady for a verdict.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { exitCodeOf } from './figures.ts';
import { runBench, type Bench, type Outcome } from './harness.ts';
import { reported, tableOf } from './report.ts';

const folder = import.meta.dirname;

const isBench = (value: unknown): value is Bench =>
  typeof value === 'object' && value !== null && 'name' in value && 'prepare' in value;

async function benchesOf(file: string): Promise<readonly Bench[]> {
  const loaded: unknown = await import(pathToFileURL(join(folder, file)).href);
  const exported: unknown =
    typeof loaded === 'object' && loaded !== null && 'bench' in loaded ? loaded.bench : undefined;
  const list: readonly unknown[] = Array.isArray(exported) ? exported : [exported];
  if (list.every(isBench)) return list;
  throw new Error(`bench/${file} exports no bench; see Bench in bench/harness.ts`);
}

async function allBenches(): Promise<readonly Bench[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'));
  return (await Promise.all(files.toSorted().map(benchesOf))).flat();
}

async function measure(benches: readonly Bench[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const bench of benches) {
    process.stderr.write(`measuring ${bench.name}\n`);
    outcomes.push(await runBench(bench));
  }
  return outcomes;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const all = await allBenches();
const chosen = all.filter(
  ({ name }) => positionals.length === 0 || positionals.some((begin) => name.startsWith(begin)),
);
if (chosen.length === 0) {
  const names = all.map(({ name }) => name).join(', ');
  const missing = positionals.join(' ');
  process.stderr.write(
    all.length === 0 ? 'There is no bench yet\n' : `No bench "${missing}"; there are ${names}\n`,
  );
  process.exitCode = 1;
} else {
  const outcomes = await measure(chosen);
  process.stdout.write(`${tableOf(outcomes)}\n`);
  if (values.json) process.stdout.write(`${JSON.stringify(outcomes.map(reported))}\n`);
  process.exitCode = exitCodeOf(outcomes.map(({ verdict }) => verdict));
}
