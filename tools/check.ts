/**
 * `npm run check`: every step that a change has to pass, the quick ones first; stops at a failure.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const programs = join(root, 'node_modules/.bin');

interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...rest: string[]];
  /** Long steps speak while they run; the others only when they fail. */
  readonly isLong?: boolean;
  /** A step may come before the file that it runs. */
  readonly needs?: string;
}

const loader = ['--import', './src/platform/run/tsx.ts'];

/** One type check for each tsconfig of the root: a service worker has a library of its own. */
const typeChecks = readdirSync(root)
  .filter((name) => /^tsconfig.*\.json$/.test(name))
  .map((name): Step => ({ name: `types (${name})`, command: ['tsc', '--noEmit', '-p', name] }));

const steps: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  ...typeChecks,
  { name: 'architecture', command: ['vitest', 'run', 'tools/architecture'] },
  {
    name: 'schema',
    command: ['node', ...loader, 'tools/schema.ts', '--check'],
    needs: 'tools/schema.ts',
  },
  { name: 'tests', command: ['node', 'tools/test.ts'], isLong: true },
];

interface Outcome {
  readonly isGood: boolean;
  readonly output: string;
}

function run({ command: [program, ...rest], isLong = false }: Step): Promise<Outcome> {
  const child = spawn(program, rest, {
    cwd: root,
    env: { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH ?? ''}` },
    stdio: ['ignore', isLong ? 'inherit' : 'pipe', isLong ? 'inherit' : 'pipe'],
    shell: process.platform === 'win32', // there, programs of node_modules/.bin are .cmd files
  });
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ isGood: code === 0, output: Buffer.concat(pieces).toString() }),
    );
  });
}

/** Runs one step and says how it went. */
async function pass(step: Step): Promise<boolean> {
  if (step.isLong) process.stdout.write(`${step.name}\n`);
  const startedAt = performance.now();
  const { isGood, output } = await run(step);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const verdict = isGood ? 'passed' : 'FAILED';
  // The tests close with their own line, which counts them and must stay the last.
  if (!step.isLong)
    process.stdout.write(`${step.name.padEnd(28)} ${verdict} ${seconds.padStart(6)} s\n`);
  if (!isGood) process.stdout.write(output);
  return isGood;
}

for (const step of steps) {
  if (step.needs && !existsSync(join(root, step.needs))) continue;
  if (await pass(step)) continue;
  process.exitCode = 1;
  break;
}
