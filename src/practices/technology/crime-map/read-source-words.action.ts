/** By which categories and outcomes the agency's sources publish, and what those are called. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { categorySchemeNamed } from '../incidents/category-scheme.ts';
import { incidentSourceStore } from '../incidents/incident-source.store.ts';
import { incidentMapping } from '../incidents/mapping.ts';
import {
  type OutcomeScheme,
  outcomeSchemeNamed,
  outcomeSchemeOf,
} from '../incidents/outcome-scheme.ts';

export interface SourceWords {
  /** Categories of sources that publish by their own, in the order of their schemes. */
  readonly ownCategories: readonly { readonly slug: string; readonly name: string }[];
  /** True where a source publishes by the common groups, and where there is no source yet. */
  readonly hasCommonGroups: boolean;
  /** Names of outcomes by source and code. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export async function readSourceWords(work: Work): Promise<SourceWords> {
  const store = incidentSourceStore(work);
  const sources = await store.list();
  const schemes = sources.map(({ ownScheme }) => categorySchemeNamed(ownScheme ?? ''));
  const own = schemes.flatMap((scheme) => scheme?.categories ?? []);
  const outcomes = new Map<string, ReadonlyMap<string, string>>();
  for (const { source, outcomeScheme } of sources) {
    const scheme = outcomeSchemeNamed(outcomeScheme ?? '') ?? schemeIn(await store.mapping(source));
    outcomes.set(source, new Map(scheme?.outcomes.map(({ code, name }) => [code, name])));
  }
  return {
    ownCategories: [...new Map(own.map(({ slug, name }) => [slug, { slug, name }])).values()],
    hasCommonGroups: schemes.length === 0 || schemes.includes(undefined),
    outcomes,
  };
}

/** A source may bring its own words for outcomes in its mapping. */
function schemeIn(saved: unknown): OutcomeScheme | undefined {
  const mapping = incidentMapping.safeParse(saved);
  const scheme = mapping.data?.outcome?.scheme;
  return typeof scheme === 'object' ? outcomeSchemeOf('own', scheme) : undefined;
}
