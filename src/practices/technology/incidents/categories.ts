/** The common groups of incidents that pages count by, and which of them are sensitive. */

export const CATEGORIES = [
  'burglary',
  'robbery',
  'vehicle-theft',
  'vehicle-crime',
  'theft',
  'assault',
  'violence',
  'homicide',
  'damage',
  'arson',
  'drugs',
  'weapons',
  'disorder',
  'fraud',
  'sexual-offence',
  'domestic',
  'juvenile',
  'stalking',
  'suicide',
  'other',
] as const;

export type Category = (typeof CATEGORIES)[number];

/**
 * Never a point, never in a count by beat, nor in any total that would give them by subtraction:
 * only for the whole city and a whole year, at `SENSITIVE_COUNT_MIN` or more.
 */
export const SENSITIVE_CATEGORIES: readonly Category[] = [
  'sexual-offence',
  'domestic',
  'juvenile',
  'stalking',
  'suicide',
];

export const SENSITIVE_COUNT_MIN = 10;

/** In the order in which tables show them. */
export const PUBLIC_CATEGORIES: readonly Category[] = CATEGORIES.filter(
  (category) => !SENSITIVE_CATEGORIES.includes(category),
);

/** Where a source's own word stands in no scheme, or is missing. */
export const UNKNOWN_CATEGORY: Category = 'other';

/** A group that a later version knows and this one does not must not end a page. */
export const categoryNamed = (name: string): Category =>
  CATEGORIES.find((known) => known === name) ?? UNKNOWN_CATEGORY;
