/** Violations of the kinds of files and the directions of imports, one a case. */
import { beats, file, type Planted } from './planting.examples.ts';

export const plantedPlaces: readonly Planted[] = [
  // kinds
  { what: 'an unknown suffix', rule: 'kinds', path: `${beats}/beat.service.ts`, text: file() },
  { what: 'an eleventh practice', rule: 'kinds', path: 'src/practices/sales/a/b.ts', text: file() },
  { what: 'a stray file in src', rule: 'kinds', path: 'src/start.ts', text: file() },
  { what: 'a name that says nothing', rule: 'kinds', path: `${beats}/utils.ts`, text: file() },
  // imports
  {
    what: 'words that import a store',
    rule: 'imports',
    path: `${beats}/area.ts`,
    text: file("import { beatStore } from './beat.store.ts';", 'export { beatStore };'),
  },
  {
    what: 'a store that imports rules',
    rule: 'imports',
    path: `${beats}/area.store.ts`,
    text: file("export * from './beat.rules.ts';"),
  },
  {
    what: 'a page that imports a store',
    rule: 'imports',
    path: `${beats}/areas.portal.tsx`,
    text: file("const store = await import('./beat.store.ts');", 'export { store };'),
  },
  {
    what: 'rules that import an npm package',
    rule: 'imports',
    path: `${beats}/area.rules.ts`,
    text: file("export { geoArea } from 'd3-geo';"),
  },
  {
    what: 'words that import a part of Node',
    rule: 'imports',
    path: `${beats}/area.ts`,
    text: file("import { readFileSync } from 'node:fs';", 'export { readFileSync };'),
  },
  {
    what: 'a platform file that imports a practice',
    rule: 'imports',
    path: 'src/platform/web/home.ts',
    text: file(
      "import type { named } from '#practices/engagement/beats/beat.ts';",
      'export type A = typeof named;',
    ),
  },
  {
    what: 'trust that imports a practice',
    rule: 'imports',
    path: 'src/trust/staff/officer.ts',
    text: file("export { named } from '#practices/engagement/beats/beat.ts';"),
  },
  {
    what: 'a package that imports from src',
    rule: 'imports',
    path: 'packages/analytics/time.ts',
    text: file("export { done } from '../../src/kernel/result.ts';"),
  },
  {
    what: 'a package that imports an unlisted npm package',
    rule: 'imports',
    path: 'packages/analytics/time.ts',
    text: file("export { geoArea } from 'd3-geo';"),
  },
  {
    what: 'the kernel that imports words',
    rule: 'imports',
    path: 'src/kernel/place.ts',
    text: file("export type A = import('#practices/engagement/beats/beat.ts').named;"),
  },
  {
    what: 'a practice that uses another without declaring it',
    rule: 'imports',
    path: 'src/practices/presence/stations/station.ts',
    text: file("export { named } from '#practices/engagement/beats/beat.ts';"),
  },
  {
    what: "a practice that uses another's pages",
    rule: 'imports',
    path: 'src/practices/technology/incidents/incidents.portal.tsx',
    text: file("export { beatsPage } from '#practices/engagement/beats/beats.portal.tsx';"),
  },
  {
    what: 'a use case that imports main',
    rule: 'imports',
    path: `${beats}/start-portal.action.ts`,
    text: file("export * from '../../../main/portal.ts';"),
  },
  {
    what: 'production code that imports the demo',
    rule: 'imports',
    path: `${beats}/load-demo.action.ts`,
    text: file("export * from '#demo/agency.ts';"),
  },
];
