/** Violations in what a file holds: sizes, purity, sentences, sources. */
import { beats, file, type Planted } from './planting.examples.ts';

export const plantedContents: readonly Planted[] = [
  // sizes
  {
    what: 'a file of over 300 lines',
    rule: 'sizes',
    path: `${beats}/area.ts`,
    text: file(...Array.from({ length: 300 }, (_, i) => `export const a${i} = ${i};`)),
  },
  {
    what: 'a function of over 60 lines',
    rule: 'sizes',
    path: `${beats}/area.ts`,
    text: file('export const area = () => {', ...Array.from({ length: 60 }, () => '  area;'), '};'),
  },
  {
    what: 'a line of over 100 columns',
    rule: 'sizes',
    path: `${beats}/area.ts`,
    text: file(`export const area = '${'a'.repeat(90)}';`),
  },
  {
    what: 'four parameters',
    rule: 'sizes',
    path: `${beats}/area.ts`,
    text: file('export function area(a: 1, b: 2, c: 3, ...d: 4[]) { return [a, b, c, d]; }'),
  },
  // purity
  ...[
    'Date.now()',
    'new Date()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
    'process.env.HOME',
    "fetch('x')",
    "console.log('x')",
  ].map((use) => ({
    what: `${use} in rules`,
    rule: 'purity',
    path: `${beats}/area.rules.ts`,
    text: file(`export const area = () => ${use};`),
  })),
  {
    what: 'the clock in a package',
    rule: 'purity',
    path: 'packages/analytics/time.ts',
    text: file('export const now = () => Date.now();'),
  },
  {
    what: 'a sentence in words',
    rule: 'sentences',
    path: `${beats}/area.ts`,
    text: file("export const problem = 'Tell us where it happened';"),
  },
  {
    what: 'a sentence with values in rules',
    rule: 'sentences',
    path: `${beats}/area.rules.ts`,
    text: file('export const problem = (max: number) => `must be ${max} characters or fewer.`;'),
  },
  // sources
  {
    what: 'a source that is not listed',
    rule: 'sources',
    path: `${beats}/area.ts`,
    text: file('/** Source: rfc-9999 */', 'export const area = 1;'),
  },
  {
    what: 'a second source that is not listed',
    rule: 'sources',
    path: `${beats}/area.ts`,
    text: file('// Source: rfc-7946, smith-1990', 'export const area = 1;'),
  },
];
