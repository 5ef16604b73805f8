import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaLower, betaQuantile } from './beta.ts';
import { gammaQuantile, gammaTails } from './gamma.ts';

const isClose = (value: number, truth: number): boolean =>
  Math.abs(value - truth) <= 1e-9 * Math.abs(truth);

describe('gamma quantiles', () => {
  /** Shape, probability, quantile of the lower tail, of the upper tail: from SciPy 1.17. */
  const KNOWN = [
    [0.5, 1e-12, 7.853981633974466e-25, 25.422063955909078],
    [0.5, 0.025, 0.0004910345585876278, 2.511943093657445],
    [1, 0.025, 0.025317807984289876, 3.6888794541139363],
    [3, 1e-12, 0.0001817203146263742, 34.052374190075696],
    [3, 0.5, 2.674060313723559, 2.674060313723559],
    [10.5, 0.025, 5.141448891261431, 17.739437952863632],
    [100, 1e-12, 44.8860220300176, 187.24795536356643],
    [100, 0.025, 81.36399125092314, 120.52894775315546],
    [12_345, 1e-12, 11_579.498014110568, 13_142.82309237461],
    [12_345, 0.025, 12_128.18090789908, 12_563.713386948331],
    [1e6, 0.025, 998_040.9833402939, 1_001_960.9109654503],
  ] as const;

  test.each(KNOWN)(
    'of shape %d at %d agree with SciPy to nine digits',
    (shape, p, lower, upper) => {
      expect(isClose(gammaQuantile(shape, 'lower', p), lower)).toBe(true);
      expect(isClose(gammaQuantile(shape, 'upper', p), upper)).toBe(true);
    },
  );

  test('undo the tails, for any shape from a half up and any probability', () => {
    const shapes = fc.double({ min: 0.5, max: 1e5, noNaN: true });
    const chances = fc.double({ min: 1e-9, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(shapes, chances, (shape, chance) => {
        const low = gammaTails(shape, gammaQuantile(shape, 'lower', chance)).lower;
        const high = gammaTails(shape, gammaQuantile(shape, 'upper', chance)).upper;
        expect(Math.abs(low / chance - 1)).toBeLessThan(1e-9);
        expect(Math.abs(high / chance - 1)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('the beta distribution', () => {
  /** Shapes, place, probability below it: from SciPy 1.17. */
  const KNOWN = [
    [0.5, 0.5, 0.001, 0.020135041633377492],
    [1, 3, 0.333, 0.703259037],
    [11, 22, 0.001, 1.2656355115150638e-25],
    [11, 22, 0.3, 0.35598225134509687],
    [60.5, 1000, 0.001, 3.369656570141077e-83],
    [60.5, 1000, 0.05, 0.1607692575444586],
    [1e5, 2e5, 0.333, 0.34940317176600605],
  ] as const;

  test.each(KNOWN)('of %d and %d below %d agrees with SciPy to nine digits', (a, b, x, truth) => {
    expect(isClose(betaLower(a, b, x), truth)).toBe(true);
  });

  test('has the quantiles that SciPy gives', () => {
    expect(isClose(betaQuantile(0.5, 0.5, 0.025), 0.001541333133436012)).toBe(true);
    expect(isClose(betaQuantile(11, 22, 0.025), 0.18571909171656614)).toBe(true);
    expect(isClose(betaQuantile(1e5, 2e5, 0.025), 0.3316475215506993)).toBe(true);
  });

  test('has nothing below 0 and all below 1', () => {
    expect([betaLower(2, 3, 0), betaLower(2, 3, 1)]).toEqual([0, 1]);
  });
});
