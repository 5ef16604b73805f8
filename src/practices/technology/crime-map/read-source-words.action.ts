/** By which categories and outcomes the agency's sources publish, and what those are called. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { CATEGORIES, type Category, PUBLIC_CATEGORIES } from '../incidents/categories.ts';
import { categorySchemeNamed } from '../incidents/mapping/category-scheme.ts';
import { incidentSourceStore } from '../incidents/publication/incident-source.store.ts';
import { incidentMapping, type IncidentMapping } from '../incidents/mapping/mapping.ts';
import {
  type OutcomeScheme,
  outcomeSchemeNamed,
  outcomeSchemeOf,
} from '../incidents/mapping/outcome-scheme.ts';

export interface SourceWords {
  /** Categories of sources that publish by their own, in the order of their schemes. */
  readonly ownCategories: readonly { readonly slug: string; readonly name: string }[];
  /** Common groups by which the other sources publish; all but `violence` before there is one. */
  readonly commonGroups: readonly Category[];
  /** Names of outcomes by source and code. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export async function readSourceWords(work: Work): Promise<SourceWords> {
  const store = incidentSourceStore(work);
  const own = new Map<string, string>();
  const groups = new Set<Category>();
  const outcomes = new Map<string, ReadonlyMap<string, string>>();
  const sources = await store.list();
  for (const { source, ownScheme, outcomeScheme } of sources) {
    const mapping = incidentMapping.safeParse(await store.mapping(source)).data;
    const scheme = outcomeSchemeNamed(outcomeScheme ?? '') ?? schemeIn(mapping);
    outcomes.set(source, new Map(scheme?.outcomes.map(({ code, name }) => [code, name])));
    const categories = categorySchemeNamed(ownScheme ?? '')?.categories;
    for (const { slug, name } of categories ?? []) own.set(slug, name);
    if (!categories) for (const group of groupsIn(mapping)) groups.add(group);
  }
  if (sources.length === 0) for (const group of USUAL_GROUPS) groups.add(group);
  return {
    ownCategories: [...own].map(([slug, name]) => ({ slug, name })),
    commonGroups: PUBLIC_CATEGORIES.filter((group) => groups.has(group)),
    outcomes,
  };
}

/** Only sources that publish violence together with what is sensitive have that group. */
const USUAL_GROUPS = PUBLIC_CATEGORIES.filter((group) => group !== 'violence');

/** The usual groups, the same for every month, and whatever else the mapping names. */
function groupsIn(mapping: IncidentMapping | undefined): readonly Category[] {
  const scheme = mapping?.category?.scheme;
  const named =
    typeof scheme === 'string'
      ? (categorySchemeNamed(scheme)?.categories ?? []).map(({ group }) => group)
      : CATEGORIES.filter((group) => scheme?.[group] !== undefined);
  return [...USUAL_GROUPS, ...named];
}

/** A source may bring its own words for outcomes in its mapping. */
function schemeIn(mapping: IncidentMapping | undefined): OutcomeScheme | undefined {
  const scheme = mapping?.outcome?.scheme;
  return typeof scheme === 'object' ? outcomeSchemeOf('own', scheme) : undefined;
}
