/** The languages that pages can speak, and how a path names one: `/es/beats/12`. */

export const locales = ['en', 'es', 'ar'] as const;

export type Locale = (typeof locales)[number];

export const isLocale = (text: string): text is Locale => locales.some((known) => known === text);

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');

export interface LocalizedPath {
  /** What the first segment of the path names, if it is a language. */
  readonly locale: Locale | undefined;
  /** The rest, beginning with one slash, with its query string. */
  readonly path: string;
}

/** Takes the language off the front of a path. `/es?page=2` is the home page in Spanish. */
export function splitLocale(url: string): LocalizedPath {
  const [, segment = '', rest = ''] = /^\/([a-z]{2})((?:[/?].*)?)$/s.exec(url) ?? [];
  if (!isLocale(segment)) return { locale: undefined, path: url };
  return { locale: segment, path: rest.startsWith('/') ? rest : `/${rest}` };
}
