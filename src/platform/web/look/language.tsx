/** The same page in other languages, and text that keeps its direction inside another. */
import type { ComponentChildren } from 'preact';
import type { Locale } from '../locale.ts';
import { textLocale } from '../messages/translate.ts';
import type { Visit } from '../visit.ts';

/** Each language's name for itself. */
export const OWN_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  es: 'Español',
  ar: 'العربية',
};

const LEFT_TO_RIGHT = '\u2066';
const END_OF_DIRECTION = '\u2069';

/** A telephone number reads from left to right, also inside an Arabic sentence. */
export const phone = (number: string): string => `${LEFT_TO_RIGHT}${number}${END_OF_DIRECTION}`;

export const LanguageLinks = ({ visit, class: classes }: { visit: Visit; class: string }) => (
  <p class={classes}>
    {visit.site.locales
      .filter((locale) => locale !== visit.locale)
      .map((locale) => (
        <a href={visit.hrefIn(locale, visit.path)} lang={locale} hreflang={locale}>
          {OWN_NAMES[locale]}
        </a>
      ))}
  </p>
);

interface SpokenProps {
  readonly visit: Visit;
  /** Namespace of the text inside. */
  readonly messages: string;
  readonly children: ComponentChildren;
}

/** Marks a part of a page as English where its text has no version in the reader's language. */
export const Spoken = ({ visit, messages, children }: SpokenProps) =>
  textLocale(visit.locale, messages) === visit.locale ? (
    <>{children}</>
  ) : (
    <div lang="en" dir="ltr">
      {children}
    </div>
  );
