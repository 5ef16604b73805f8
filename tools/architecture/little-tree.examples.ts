/** A little tree that keeps every rule, for tests that plant a violation into it. */

const beats = 'src/practices/engagement/beats';

/** Paths and texts, small enough to see that nothing is wrong with them. */
export const littleTree: Readonly<Record<string, string>> = {
  'docs/sources.md': '# Sources\n\n## rfc-7946\nThe GeoJSON format.\n',
  'src/kernel/result.ts':
    '/** Outcomes to be handled. */\nexport const done = (value: unknown) => [value];\n',
  [`${beats}/beat.ts`]: [
    '/** What a beat is, and how one is read. */',
    "import { z } from 'zod';",
    "import { done } from '#kernel/result.ts';",
    'export const beatName = z.string().max(80);',
    'export const named = (name: string) => done(name);',
    '',
  ].join('\n'),
  [`${beats}/beat.rules.ts`]: [
    '/** Decisions about beats: facts in, decision out. */',
    "import { named } from './beat.ts';",
    '/** Source: rfc-7946, section 3.1.6 */',
    "export const nameOf = (name: string) => (name ? named(name) : { code: 'beat-has-no-name' });",
    'export function mustBe(text: string): string {',
    "  if (text === '') throw new Error('A beat without a name came through the parser.');",
    '  return text;',
    '}',
    '',
  ].join('\n'),
  [`${beats}/beat.store.ts`]: [
    '/** Beats in the database. */',
    "import { sql } from 'kysely';",
    'export const beatStore = () => ({ all: () => sql`select code from beat` });',
    '',
  ].join('\n'),
  [`${beats}/list-beats.action.ts`]: [
    '/** Lists the beats of an agency. */',
    "import { nameOf } from './beat.rules.ts';",
    "import { beatStore } from './beat.store.ts';",
    'export const listBeats = () => [beatStore().all(), nameOf("one")];',
    '',
  ].join('\n'),
  [`${beats}/beats.portal.tsx`]: [
    '/** The public pages of beats. */',
    "import { listBeats } from './list-beats.action.ts';",
    'export const beatsPage = () => <h1 class="title">{listBeats().length}</h1>;',
    '',
  ].join('\n'),
  [`${beats}/0007.beat.sql`]: [
    '-- Beats of an agency: the areas that a team answers for.',
    'create table beat (agency_id integer not null, code text not null);',
    "comment on table beat is 'dist One beat of an agency.';",
    '',
  ].join('\n'),
  [`${beats}/beats.messages.en.json`]:
    '{"title":"Beats","count_one":"{{count}} beat","count_other":"{{count}} beats",' +
    '"refusal":{"beat-has-no-name":"Give the beat a name"}}',
  [`${beats}/beats.messages.es.json`]:
    '{"title":"Zonas","count_one":"{{count}} zona","count_many":"{{count}} de zonas",' +
    '"count_other":"{{count}} zonas","refusal":{"beat-has-no-name":"Ponga un nombre a la zona"}}',
  [`${beats}/beat.rules.test.ts`]: [
    '/** The rules of beats, as tests. */',
    "import { test } from 'vitest';",
    "test('a beat has a name', () => undefined);",
    '',
  ].join('\n'),
  'packages/analytics/index.ts':
    '/** Counts and rates, for anybody. */\nexport const half = (count: number) => count / 2;\n',
  'src/platform/web/page.ts':
    '/** Sends a page to the browser. */\nexport const sendPage = (html: string) => html;\n',
  'src/main/portal.ts': [
    '/** Starts the public portal. */',
    `export * from '../../${beats}/beats.portal.tsx';`,
    '',
  ].join('\n'),
};
