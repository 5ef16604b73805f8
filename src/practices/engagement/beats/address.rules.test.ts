/** However an address is typed, the same street is meant. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { KnownStreet } from './address.ts';
import { readAddress, readHouseNumber, searchStreet } from './address.rules.ts';
import { lettersApart, nearStreets, sameName } from './street-match.rules.ts';

describe('a street is searched in one form', () => {
  it.each([
    ['N. 5th Ave', 'north 5th avenue'],
    ['North Fifth Avenue', 'north 5th avenue'],
    ['TWENTY-FIRST ST', '21st street'],
    ['21st Str.', '21st street'],
    ['Twentieth Street', '20th street'],
    ['QUAY   ST', 'quay street'],
    ['St Mary St', 'saint mary street'],
    ['St. Mary’s Ln', 'saint marys lane'],
    ['N St Louis Ave', 'north saint louis avenue'],
    ['E St', 'e street'],
    ['Avenue E', 'avenue e'],
    ['Quay Street N', 'quay street north'],
    ['Muñoz Ct', 'munoz court'],
    ['Martin Luther King Jr Blvd', 'martin luther king jr boulevard'],
    ['Court St', 'court street'],
    ['Mt Vernon Pl', 'mount vernon place'],
    ['05th Street', '5th street'],
  ])('%s', (typed, expected) => {
    expect(searchStreet(typed)).toBe(expected);
  });

  it('which stays as it is when it is put in that form again', () => {
    const word = fc.constantFrom(
      'quay',
      'st',
      'n',
      'first',
      'calle',
      '5th',
      'e',
      'ave',
      'twenty',
      'Ñu',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const once = searchStreet(words.join(' '));
        expect(searchStreet(once)).toBe(once);
      }),
    );
  });
});

describe('an address is read', () => {
  const read = (typed: string) =>
    readAddress(typed).map(({ number, suffix, search }) => `${number ?? '-'}${suffix}|${search}`);

  it.each([
    ['1200 Quay St', '1200|quay street'],
    ['1200 quay street', '1200|quay street'],
    ['1200 Quay St Apt 3', '1200|quay street'],
    ['1200 Quay St #3B', '1200|quay street'],
    ['1200 Quay St., Alder Bay, CA 94000', '1200|quay street'],
    ['1200A Quay St', '1200a|quay street'],
    ['1200-A Quay St', '1200a|quay street'],
    ['1200 1/2 Quay St', '12001/2|quay street'],
    ['12-14 Quay St', '12|quay street'],
    ['1200 N 5th Ave', '1200|north 5th avenue'],
    ['1200 E Street', '1200|e street'],
    ['1200 St. Mary St', '1200|saint mary street'],
    ['Quay Street', '-|quay street'],
    ['5th Avenue', '-|5th avenue'],
    ['Highway 61', '-|highway 61'],
    ['Calle Quay 1200', '1200|quay street'],
    ['calle Quay, 1200', '1200|quay street'],
    ['Avenida Colón núm. 12', '12|colon avenue'],
    ['1200 Calle del Mar', '1200|mar street'],
    ['1200 Calle Real', '1200|calle real'],
    ['1200, Quay Street', '1200|quay street'],
  ])('%s', (typed, expected) => {
    expect(read(typed)).toContain(expected);
  });

  it('with its house number before the street first', () => {
    expect(readAddress('1200 Quay St')[0]).toEqual({
      number: 1200,
      suffix: '',
      search: 'quay street',
    });
  });

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (typed) => {
        expect(readAddress(typed).every(({ search }) => search !== '')).toBe(true);
      }),
    );
  });

  it('in well under a second even where it was made to be slow', () => {
    expect(readAddress(`1 ${'a '.repeat(99)}`).length).toBeGreaterThan(0);
    expect(readAddress('# '.repeat(100))).toEqual([]);
  });
});

it('house numbers of a list are read with their letters and fractions', () => {
  expect(
    ['1200', '0012', '1200A', '1200-B', '1200 1/2', '12-14', '1200.0', 'Lot', '0', ''].map(
      readHouseNumber,
    ),
  ).toEqual([
    { number: 1200, suffix: '' },
    { number: 12, suffix: '' },
    { number: 1200, suffix: 'a' },
    { number: 1200, suffix: 'b' },
    { number: 1200, suffix: '1/2' },
    { number: 12, suffix: '' },
    { number: 1200, suffix: '' },
    undefined,
    undefined,
    undefined,
  ]);
});

describe('a street that is not in the list', () => {
  const streets: KnownStreet[] = [
    'Quay Street',
    'Quay Lane',
    'Quarry Road',
    'Bay Street',
    'Harbor Avenue',
    'Queen Street',
  ].map((street) => ({ street, search: searchStreet(street) }));
  const named = (found: readonly KnownStreet[]) => found.map(({ street }) => street);

  it('means every street of the same name when its type is missing or another', () => {
    expect(named(sameName(streets, 'quay'))).toEqual(['Quay Street', 'Quay Lane']);
    expect(named(sameName(streets, 'harbor street'))).toEqual(['Harbor Avenue']);
  });

  it('is answered with the nearest names, a few letters away', () => {
    expect(named(nearStreets(streets, 'qauy street'))[0]).toBe('Quay Street');
    expect(named(nearStreets(streets, 'harbour avenue'))).toEqual(['Harbor Avenue']);
    expect(nearStreets(streets, 'zebra crossing')).toEqual([]);
  });
});

it('letters apart count what is put in, left out, changed or swapped', () => {
  expect(lettersApart('quay', 'quay', 3)).toBe(0);
  expect(lettersApart('quay', 'qauy', 3)).toBe(1);
  expect(lettersApart('quay', 'quayy', 3)).toBe(1);
  expect(lettersApart('quay', 'bay', 3)).toBe(2);
  expect(lettersApart('quay', 'harbor', 3)).toBe(4);
});
