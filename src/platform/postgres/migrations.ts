/** The numbered migrations of all topics, found by name, and what may stand in one. */
import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

export interface Migration {
  readonly number: number;
  /** The topic word of the file name: `complaint` of `0012.complaint.sql`. */
  readonly topic: string;
  readonly path: string;
  readonly checksum: string;
  readonly steps: readonly Step[];
}

/** A part of a migration that runs once, or once for each agency within its unit of work. */
export interface Step {
  readonly runs: 'once' | 'for each agency';
  readonly sql: string;
}

const FILE_NAME = /^(\d{4})\.([a-z][a-z0-9-]*)\.sql$/;

/** Reads all migrations below `folder`, ordered; throws when a number is used twice. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const found: Migration[] = [];
  for await (const path of glob('**/[0-9][0-9][0-9][0-9].*.sql', { cwd: folder }))
    found.push(readMigration(path, await readFile(join(folder, path), 'utf8')));
  found.sort((a, b) => a.number - b.number);
  found.forEach(({ number, path }, index) => {
    if (number === found[index - 1]?.number)
      throw new Error(`${path}: number ${number} is taken by ${found[index - 1]?.path}`);
  });
  return found;
}

export function readMigration(path: string, text: string): Migration {
  const [, number, topic] = FILE_NAME.exec(basename(path)) ?? [];
  if (!number || !topic) throw new Error(`${path}: a migration is named like 0012.complaint.sql`);
  const steps = splitSteps(text);
  for (const { runs, sql } of steps)
    if (runs === 'once' && changesData(sql)) throw new Error(dataStepProblem(path));
  const checksum = createHash('sha256').update(text).digest('hex');
  return { number: Number(number), topic, path, checksum, steps };
}

const dataStepProblem = (path: string) =>
  `${path}: a data step stands outside "-- for each agency". Under row level security it would ` +
  'change no row without an error: move it below such a line.';

/** A line `-- for each agency` begins a data part; a line `-- once` ends it. */
function splitSteps(text: string): Step[] {
  const parts = text.split(/^-- (for each agency|once)[ \t]*$/m);
  const steps: Step[] = [{ runs: 'once', sql: parts[0] ?? '' }];
  for (let index = 1; index < parts.length; index += 2)
    steps.push({
      runs: parts[index] === 'once' ? 'once' : 'for each agency',
      sql: parts[index + 1] ?? '',
    });
  return steps.filter(({ sql }) => bare(sql).trim() !== '');
}

/** SQL without comments, strings and function bodies. */
const bare = (sql: string): string =>
  sql
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, ' body ')
    .replace(/'(?:[^']|'')*'/g, ' text ')
    .replace(/--.*$/gm, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ');

function changesData(sql: string): boolean {
  const statements = bare(sql).split(';');
  return statements.some(
    (statement) =>
      /^\s*(insert|update|delete|merge|truncate|copy|do|call)\b/i.test(statement) ||
      /^\s*with\b[\s\S]*\b(insert\s+into|update|delete\s+from|merge)\b/i.test(statement),
  );
}
