/** The beta distribution: limits of shares, and tails of the negative binomial distribution. */
import { deviance, stirlingError } from './gamma.ts';

/**
 * The probability that a beta variable of shapes a and b lies below x. Both shapes positive.
 * Source: nist-dlmf (8.17.22), loader-2000
 */
export function betaLower(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const total = a + b;
  const exponent =
    stirlingError(total) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, total * x) -
    deviance(b, total * (1 - x));
  const term = Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * total));
  return x < (a + 1) / (total + 2)
    ? (term * continuedFraction(a, b, x)) / a
    : 1 - (term * continuedFraction(b, a, 1 - x)) / b;
}

/** Lentz's evaluation, two terms of the fraction a step. */
function continuedFraction(a: number, b: number, x: number): number {
  let ratio = 1;
  let inverse = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = inverse;
  for (let step = 1; ; step += 1) {
    const twice = a + 2 * step;
    const even = (step * (b - step) * x) / ((twice - 1) * twice);
    const odd = (-(a + step) * (a + b + step) * x) / (twice * (twice + 1));
    let change = 1;
    for (const numerator of [even, odd]) {
      inverse = 1 / awayFromZero(1 + numerator * inverse);
      ratio = awayFromZero(1 + numerator / ratio);
      change = inverse * ratio;
      value *= change;
    }
    if (Math.abs(change - 1) <= 2 * Number.EPSILON) return value;
  }
}

const awayFromZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);

/** The value below which a beta variable lies with this probability, by halving. */
export function betaQuantile(a: number, b: number, probability: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 1100; step += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high || high - low <= 1e-14 * high) break;
    if (betaLower(a, b, middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
