/** What an import holds in memory at most: a year of a large city, and ten times as much. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRows } from '../src/practices/technology/incidents/importing/many-incidents.examples.ts';
import type { Bench, Contest } from './harness.ts';

const ROWS = 154_590;
const TIMES = 10;
/** Over this the bench fails at once, whatever the growth. */
const PEAK_MB_MAX = 300;
const ROOT = join(import.meta.dirname, '..');

/** Runs the command line in a process of its own and answers its standard output. */
async function peelian(home: string, args: readonly string[]): Promise<string> {
  const loader = ['--import', join(ROOT, 'src/platform/run/tsx.ts')];
  const program = join(ROOT, 'src/main/cli.ts');
  const child = spawn(process.execPath, [...loader, program, ...args], {
    cwd: ROOT,
    env: { ...process.env, PEELIAN_HOME: home, PEELIAN_DEMO: '0', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString();
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`peelian ${args.join(' ')} ended with ${String(code)}`);
  return output.trim();
}

interface Peak {
  readonly peakRssMb: number;
}

/** An agency of its own for each import: the rows are new each time. */
function measured(home: string) {
  let agencies = 0;
  return async (path: string): Promise<number> => {
    agencies += 1;
    const slug = `city-${agencies}`;
    const named = ['--name', slug, '--timezone', 'America/New_York'];
    await peelian(home, ['agency', 'create', slug, ...named]);
    const how = ['--agency', slug, '--mapping', 'philadelphia', '--quiet', '--json'];
    const output = await peelian(home, ['import', 'incidents', path, ...how]);
    const { peakRssMb }: Peak = JSON.parse(output.split('\n').at(-1) ?? '{}');
    if (peakRssMb > PEAK_MB_MAX) throw new Error(`The import took ${peakRssMb} MB`);
    return peakRssMb;
  };
}

async function prepare(): Promise<Contest> {
  const folder = await mkdtemp(join(tmpdir(), 'peelian-bench-'));
  const peakOf = measured(join(folder, 'home'));
  const one = await writeRows(join(folder, 'one.csv.gz'), { count: ROWS });
  const ten = await writeRows(join(folder, 'ten.csv.gz'), { count: ROWS * TIMES });
  return {
    ours: () => peakOf(ten),
    peer: () => peakOf(one),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Both figures need the same two imports, so one bench tells both: the ratio is the growth. */
export const bench: Bench = {
  name: 'import-memory',
  unit: 'MB',
  peer: 'a tenth of the rows',
  budget: 1.1,
  budgetOn: 'ratio',
  isLowerBetter: true,
  isExact: true,
  prepare,
};
