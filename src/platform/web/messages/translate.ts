/** Sentences in the reader's language, with the plurals of that language. */
import { createInstance, type i18n, type TFunction } from 'i18next';
import type { Refusal } from '#kernel/result.ts';
import { type Locale, locales } from '../locale.ts';
import { readCatalog } from './catalog.ts';
import { formatNumber } from './format.ts';

/** `t('beats:list.title', { ... })`; the compiler knows the keys from src/main/messages.d.ts. */
export type Translate = TFunction;

type Parameters = Readonly<Record<string, string | number>>;

const catalog = readCatalog();
const speaker = startSpeaker();
const translators = new Map(locales.map((locale) => [locale, quickly(locale)]));

function startSpeaker(): i18n {
  const instance = createInstance();
  void instance.init({
    resources: catalog,
    supportedLngs: locales,
    fallbackLng: 'en',
    defaultNS: 'web',
    initAsync: false,
    parseMissingKeyHandler(key: string) {
      throw new Error(`There is no sentence "${key}".`);
    },
  });
  return instance;
}

/**
 * i18next finds the sentence (language, fallback, plural form) once; what was found is kept and
 * only its `{{parameters}}` are filled in here. Asked anew, each sentence costs 4 to 15 µs, and a
 * page says a hundred. Nothing is escaped: Preact does that, and twice would show "&amp;".
 */
function quickly(locale: Locale): Translate {
  const find = speaker.getFixedT(locale);
  const plural = new Intl.PluralRules(locale);
  const found = new Map<string, Sentence>();
  const sentenceOf = (key: string, form: string, parameters?: Parameters): Sentence => {
    // The key was checked by the compiler where `t` was called; here it is any of them.
    const options = { ...parameters, skipInterpolation: true };
    const sentence = find(key as 'web:skip', options).split(PARAMETER);
    found.set(form, sentence);
    return sentence;
  };
  const say = (key: string, parameters?: Parameters): string => {
    const count = parameters?.count;
    const form = typeof count === 'number' ? `${key}_${plural.select(count)}` : key;
    const sentence = found.get(form) ?? sentenceOf(key, form, parameters);
    if (sentence.length === 1) return sentence[0] ?? '';
    return fill(sentence, { locale, key, parameters });
  };
  // To its callers it is i18next's `t`, whose type knows every key.
  return say as unknown as Translate;
}

/** Cut at its parameters: text, name, `, number` or nothing, text, and so on. */
type Sentence = readonly (string | undefined)[];

const PARAMETER = /\{\{(\w+)(, number)?\}\}/;
const PIECES_A_PARAMETER = 3;

interface Filling {
  readonly locale: Locale;
  readonly key: string;
  readonly parameters: Parameters | undefined;
}

function fill(sentence: Sentence, { locale, key, parameters = {} }: Filling): string {
  let said = sentence[0] ?? '';
  for (let place = 1; place < sentence.length; place += PIECES_A_PARAMETER) {
    const [name = '', isNumber, text = ''] = sentence.slice(place, place + PIECES_A_PARAMETER);
    const value = parameters[name];
    if (value === undefined) throw new Error(`The sentence "${key}" needs "${name}".`);
    said += (isNumber ? formatNumber(locale, Number(value)) : String(value)) + text;
  }
  return said;
}

/** Where a language has no sentence of its own, English is said: see `textLocale`. */
export function translator(locale: Locale): Translate {
  const translate = translators.get(locale);
  if (!translate) throw new Error(`No messages for "${locale}".`);
  return translate;
}

/** The language in which a namespace is really written for this reader: Arabic has few of them. */
export const textLocale = (locale: Locale, namespace: string): Locale =>
  catalog[locale]?.[namespace] ? locale : 'en';

/** The sentence for one reason why the answer is no. Throws for a code that nobody wrote down. */
export const refusalSentence = (locale: Locale, { code, parameters = {} }: Refusal): string =>
  translator(locale)(`refusal:${code}`, parameters);
