/** What people may do with a dataset, as its source states it and as readers can look it up. */

export interface Licence {
  readonly name: string;
  /** Null where only words are known. */
  readonly url: string | null;
}

/** Short names that sources use, however they are spaced or cased, with the text of each. */
const KNOWN: readonly Licence[] = [
  { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  { name: 'ODC PDDL 1.0', url: 'https://opendatacommons.org/licenses/pddl/1-0/' },
  { name: 'ODC BY 1.0', url: 'https://opendatacommons.org/licenses/by/1-0/' },
  { name: 'ODbL 1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  {
    name: 'OGL UK 3.0',
    url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  },
];

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const isAddress = (text: string): boolean => /^https?:\/\/[^\s"<>]+$/.test(text);

/** A known short name gets its address; an address is known by the name that it belongs to. */
export function licenceOf(stated: string): Licence {
  const text = stated.trim();
  const known = KNOWN.find(({ name, url }) => plain(name) === plain(text) || url === text);
  return known ?? { name: text, url: isAddress(text) ? text : null };
}

/** All licences of a dataset's sources, each once; empty where none states any. */
export function licencesOf(sources: readonly { readonly licence: string | null }[]): Licence[] {
  const stated = sources.flatMap(({ licence }) => (licence === null ? [] : [licenceOf(licence)]));
  return [...new Map(stated.map((licence) => [licence.name, licence])).values()];
}
