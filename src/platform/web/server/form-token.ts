/**
 * The hidden token of a form. The portal has no cookie, so this shows that a POST comes from a form
 * which we drew: an HMAC over the form's name, the agency, the day and a random id. The id is also
 * the idempotency key; outside the browser only its hash is kept.
 */
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

export interface FormTokens {
  issue(place: FormPlace): string;
  check(token: string, place: FormPlace): TokenVerdict;
}

/** Where a token is good: one form of one agency. */
export interface FormPlace {
  readonly form: string;
  readonly agencyId: number;
}

/** An expired token was ours, so its form is shown again with all answers and a fresh token. */
export type TokenVerdict =
  | { readonly kind: 'valid' | 'expired'; readonly id: string }
  | { readonly kind: 'forged' };

/**
 * The day of issue and the next one, in UTC: a form opened before midnight, or left for the night,
 * can still be sent. Longer would keep idempotency rows and their hashes longer for nobody's gain.
 */
const VALID_FOR_DAYS = 2;
const MS_A_DAY = 86_400_000;
const ID_BYTES = 16;

/** `secret` is the installation's own, at least 32 bytes, the same in every portal process. */
export function createFormTokens(secret: Uint8Array, now: () => number): FormTokens {
  if (secret.length < 32) throw new Error('The secret of form tokens needs at least 32 bytes');
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'peelian/form-token/v1', 32));
  const today = (): number => Math.floor(now() / MS_A_DAY);
  const sign = ({ form, agencyId }: FormPlace, day: number, id: string): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([form, agencyId, day, id]))
      .digest();
  return {
    issue(place) {
      const day = today();
      const id = randomBytes(ID_BYTES).toString('base64url');
      return `${day}.${id}.${sign(place, day, id).toString('base64url')}`;
    },
    check(token, place) {
      const [, dayText, id, mac] = /^(\d{1,6})\.([\w-]{22})\.([\w-]{43})$/.exec(token) ?? [];
      if (dayText === undefined || id === undefined || mac === undefined) return { kind: 'forged' };
      const day = Number(dayText);
      // Compared as written: base64url has several spellings of the same bytes.
      const expected = Buffer.from(sign(place, day, id).toString('base64url'));
      if (!timingSafeEqual(expected, Buffer.from(mac))) return { kind: 'forged' };
      const age = today() - day;
      return { kind: age >= 0 && age < VALID_FOR_DAYS ? 'valid' : 'expired', id };
    },
  };
}
