/** Violations of messages, habits, SQL and migrations, one a case. */
import { littleTree } from './little-tree.examples.ts';
import { beats, file, type Planted } from './planting.examples.ts';

export const plantedHabits: readonly Planted[] = [
  // refusals and messages
  {
    what: 'a refusal without a sentence',
    rule: 'refusals',
    path: `${beats}/area.rules.ts`,
    text: file("export const no = { code: 'area-is-empty', field: 'area' };"),
  },
  {
    what: 'a refusal by choice without a sentence',
    rule: 'refusals',
    path: `${beats}/area.rules.ts`,
    text: file(
      'const refusedFor = (code: string) => code;',
      "export const no = (isBig: boolean) => refusedFor(isBig ? 'area-big' : 'beat-has-no-name');",
    ),
  },
  {
    what: 'a refusal with two sentences',
    rule: 'refusals',
    path: `${beats}/areas-console.messages.en.json`,
    text: '{"refusal":{"beat-has-no-name":"No name"}}',
  },
  {
    what: 'a sentence that is not translated',
    rule: 'messages',
    path: `${beats}/beats.messages.es.json`,
    text: (littleTree[`${beats}/beats.messages.es.json`] ?? '').replace('"title":"Zonas",', ''),
  },
  {
    what: 'a translation without an original',
    rule: 'messages',
    path: `${beats}/beats.messages.es.json`,
    text: (littleTree[`${beats}/beats.messages.es.json`] ?? '').replace('{', '{"new":"Nuevo",'),
  },
  {
    what: 'a translation that loses a parameter',
    rule: 'messages',
    path: `${beats}/beats.messages.es.json`,
    text: (littleTree[`${beats}/beats.messages.es.json`] ?? '').replaceAll('{{count}}', ''),
  },
  {
    what: 'messages without a Spanish file',
    rule: 'messages',
    path: `${beats}/areas.messages.en.json`,
    text: '{"title":"Areas"}',
  },
  // habits
  { what: 'no opening comment', rule: 'opening', path: `${beats}/area.ts`, text: 'export {};\n' },
  {
    what: 'an empty opening',
    rule: 'opening',
    path: `${beats}/area.ts`,
    text: '/** */\nexport {};\n',
  },
  { what: 'any', rule: 'types', path: `${beats}/area.ts`, text: file('export type Area = any;') },
  {
    what: 'a silenced compiler',
    rule: 'types',
    path: `${beats}/area.ts`,
    text: file('// @ts-expect-error', 'export const area: string = 1;'),
  },
  {
    what: 'as on outside data',
    rule: 'types',
    path: `${beats}/area.ts`,
    text: file('export const area = (text: string) => JSON.parse(text) as string;'),
  },
  ...["test.only('a', () => 1);", "describe.skip('a', () => 1);", "test.todo('a');"].map(
    (line) => ({
      what: line,
      rule: 'tests',
      path: `${beats}/area.test.ts`,
      text: file(line),
    }),
  ),
  {
    what: 'a test skipped on a condition without a reason',
    rule: 'tests',
    path: `${beats}/area.test.ts`,
    text: file('', "test.skipIf(true)('a', () => 1);"),
  },
  {
    what: 'a style attribute',
    rule: 'style attributes',
    path: `${beats}/areas.portal.tsx`,
    text: file('export const page = () => <p style="color: red">a</p>;'),
  },
  {
    what: 'a style attribute in text',
    rule: 'style attributes',
    path: `${beats}/areas.feed.ts`,
    text: file('export const html = \'<p class=a style="color: red">\';'),
  },
  // sql
  ...[
    'sql`select 1`',
    "'select code from beat'",
    '`update beat set code = ${code}`',
    "db.selectFrom('beat')",
  ].map((query) => ({
    what: `${query} in a use case`,
    rule: 'sql',
    path: `${beats}/list-areas.action.ts`,
    text: file(`export const areas = (db: never, sql: never, code: string) => ${query};`),
  })),
  {
    what: 'a migration number that is taken',
    rule: 'migrations',
    path: 'src/platform/jobs/0007.jobs.sql',
    text: '-- The table of jobs.\n',
  },
  {
    what: 'a migration of another topic',
    rule: 'migrations',
    path: `${beats}/0008.station.sql`,
    text: '-- The table of stations.\n',
  },
  {
    what: 'a table whose comment does not begin with its kind',
    rule: 'migrations',
    path: `${beats}/0008.beat-version.sql`,
    text: "-- Versions of beats.\ncreate table area (a int);\ncomment on table area is 'x';\n",
  },
];
