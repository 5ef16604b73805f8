/** Every sentence is there in every language it must be in, with the same parameters. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messageFiles, readCatalog, type Sentences } from './catalog.ts';

const catalog = readCatalog();
const english = catalog.en ?? {};
const SOURCES = join(import.meta.dirname, '../../..');

type Flat = ReadonlyMap<string, string>;

function flatten(sentences: Sentences, prefix = ''): [string, string][] {
  return Object.entries(sentences).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

const flat = (locale: string, namespace: string): Flat =>
  new Map(flatten(catalog[locale]?.[namespace] ?? {}));

const PLURAL = /_(zero|one|two|few|many|other)$/;
const withoutPlural = (keys: Iterable<string>) =>
  [...new Set([...keys].map((key) => key.replace(PLURAL, '')))].toSorted();

const parametersOf = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name))].toSorted();

/** All parameters that any plural form of a key names: "one row" may leave the count out. */
function parametersByKey(messages: Flat): Record<string, string[]> {
  const named: Record<string, string[]> = {};
  for (const [key, sentence] of messages) {
    const stem = key.replace(PLURAL, '');
    named[stem] = [...new Set([...(named[stem] ?? []), ...parametersOf(sentence)])].toSorted();
  }
  return named;
}

describe.each(Object.keys(english))('%s', (namespace) => {
  const languages = ['es', 'ar'].filter(
    (locale) => locale === 'es' || (namespace !== 'refusal' && catalog[locale]?.[namespace]),
  );

  it.each(languages)('says in %s what it says in English, with the same parameters', (locale) => {
    const translated = flat(locale, namespace);
    expect(withoutPlural(translated.keys())).toEqual(withoutPlural(flat('en', namespace).keys()));
    expect(parametersByKey(translated)).toEqual(parametersByKey(flat('en', namespace)));
  });

  it.each(['en', ...languages])('has in %s every plural form of that language', (locale) => {
    const keys = flat(locale, namespace);
    const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const plurals = withoutPlural([...keys.keys()].filter((key) => PLURAL.test(key)));
    const missing = plurals.flatMap((key) =>
      wanted.filter((form) => !keys.has(`${key}_${form}`)).map((form) => `${key}_${form}`),
    );
    expect(missing).toEqual([]);
  });
});

const englishFiles = messageFiles().filter((path) => path.endsWith('.messages.en.json'));

it('lists every English file in src/main/messages.d.ts, so that its keys are checked', () => {
  const declared = readFileSync(join(SOURCES, 'main/messages.d.ts'), 'utf8');
  const names = englishFiles.map((path) => basename(path));
  const spoken = names.filter((name) => flat('en', name.replace(/\..*/, '')).size > 0);
  expect(spoken.filter((name) => !declared.includes(`/${name}'`))).toEqual([]);
});

it('says each refusal in one file only, so that a code means one thing', () => {
  const homes = new Map<string, string[]>();
  for (const path of englishFiles) {
    const { refusal = {} }: { refusal?: object } = JSON.parse(readFileSync(path, 'utf8'));
    for (const code of Object.keys(refusal))
      homes.set(code, [...(homes.get(code) ?? []), basename(path)]);
  }
  expect([...homes].filter(([, files]) => files.length > 1)).toEqual([]);
});
