/** Category schemes as data: the words of a kind of source, and the common group of each. */
import { z } from 'zod';
import { CATEGORIES, type Category } from '../categories.ts';
import chicago from './chicago.scheme.json' with { type: 'json' };
import policeUk from './police-uk.scheme.json' with { type: 'json' };

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const categoryScheme = z.strictObject({
  name: slug,
  /** True where the source publishes by its own categories, which pages and API then keep. */
  hasOwnCategories: z.boolean(),
  categories: z.array(
    z.strictObject({
      slug,
      /** In the language of the source. */
      name: z.string().min(1),
      group: z.enum(CATEGORIES),
      words: z.array(z.string().min(1)),
    }),
  ),
});

export type CategoryScheme = z.output<typeof categoryScheme>;

/** Each is a file `<name>.scheme.json` beside this one. */
const SCHEMES: readonly CategoryScheme[] = [policeUk, chicago].map((scheme) =>
  categoryScheme.parse(scheme),
);

export const CATEGORY_SCHEME_NAMES: readonly string[] = SCHEMES.map(({ name }) => name);

export const categorySchemeNamed = (name: string): CategoryScheme | undefined =>
  SCHEMES.find((scheme) => scheme.name === name);

/** How words of a source are compared: letter case and outer spaces do not count. */
export const wordKey = (word: string): string => word.trim().toLowerCase();

/** What a source's word stands for. */
export interface KnownCategory {
  readonly group: Category;
  /** Null where the source publishes by the common groups. */
  readonly own: string | null;
}

/** By `wordKey` of every word that the scheme names. */
export const wordsOf = (scheme: CategoryScheme): Map<string, KnownCategory> =>
  new Map(
    scheme.categories.flatMap((category) =>
      category.words.map((word) => [
        wordKey(word),
        { group: category.group, own: scheme.hasOwnCategories ? category.slug : null },
      ]),
    ),
  );
