/** The gamma distribution: the exact limits of counts rest on its quantiles. */

const HALF_LOG_TWO_PI = 0.918_938_533_204_672_8;
/** From here on five terms of Stirling's series are right to the last digit. */
const STIRLING_FROM = 16;

/** ln(n!) less Stirling's approximation of it. Source: loader-2000 */
export function stirlingError(n: number): number {
  if (n >= STIRLING_FROM) {
    const square = n * n;
    const inner = 1 / 1680 - 1 / (1188 * square);
    return (1 / 12 - (1 / 360 - (1 / 1260 - inner / square) / square) / square) / n;
  }
  let shifted = n + 1;
  let logOfProduct = 0;
  for (; shifted < STIRLING_FROM; shifted += 1) logOfProduct += Math.log(shifted);
  const logFactorial =
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    HALF_LOG_TWO_PI +
    stirlingError(shifted) -
    logOfProduct;
  return logFactorial - ((n + 0.5) * Math.log(n) - n + HALF_LOG_TWO_PI);
}

/** x ln(x / mean) + mean - x, without cancellation where the two are close. Source: loader-2000 */
export function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const share = difference / (x + mean);
  let sum = difference * share;
  let term = 2 * x * share;
  for (let odd = 3; ; odd += 2) {
    term *= share * share;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/** exp(-x) x^a / gamma(a + 1): the Poisson probability of a, for any a > 0 and x > 0. */
export function poissonTerm(a: number, x: number): number {
  if (a === 0) return Math.exp(-x);
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/** Both tails of the standard gamma distribution of shape a at x, each exact where it is small. */
export function gammaTails(
  a: number,
  x: number,
): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  const term = poissonTerm(a, x);
  if (x < a + 1) {
    const lower = term * risingSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = term * a * continuedFraction(a, x);
  return { lower: 1 - upper, upper };
}

/** 1 + x/(a+1) + x^2/((a+1)(a+2)) + ... Source: nist-dlmf (8.11.4) */
function risingSeries(a: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let place = a + 1; term > sum * Number.EPSILON; place += 1) {
    term *= x / place;
    sum += term;
  }
  return sum;
}

/** Lentz's evaluation of 1/(x+1-a- 1(1-a)/(x+3-a- ...)). Source: nist-dlmf (8.9.2) */
function continuedFraction(a: number, x: number): number {
  let denominator = x + 1 - a;
  let ratio = 1 / Number.MIN_VALUE ** 0.5;
  let inverse = 1 / denominator;
  let value = inverse;
  for (let step = 1; ; step += 1) {
    const numerator = -step * (step - a);
    denominator += 2;
    inverse = 1 / awayFromZero(numerator * inverse + denominator);
    ratio = awayFromZero(denominator + numerator / ratio);
    const change = ratio * inverse;
    value *= change;
    if (Math.abs(change - 1) <= 2 * Number.EPSILON) return value;
  }
}

const awayFromZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);

/**
 * The value below which a standard gamma variable of shape a, a half or more, lies with the given
 * probability; with 'upper', the value above which it does.
 * Say which tail is small: it stays exact. Relative error below 1e-9.
 * Newton's steps, halved back into what is known to hold the answer.
 */
export function gammaQuantile(a: number, tail: 'lower' | 'upper', probability: number): number {
  const isLower = tail === 'lower';
  let low = 0;
  let high = Math.max(1, a);
  const excess = (x: number): number =>
    isLower ? gammaTails(a, x).lower - probability : probability - gammaTails(a, x).upper;
  while (excess(high) < 0) high *= 2;
  let guess = Math.max(a, high / 4);
  for (let step = 0; step < 200; step += 1) {
    const over = excess(guess);
    if (over > 0) high = guess;
    else low = guess;
    const slope = (poissonTerm(a, guess) * a) / guess;
    const newton = guess - over / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - guess) <= 1e-14 * next) return next;
    guess = next;
  }
  return guess;
}
