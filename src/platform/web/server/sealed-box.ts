/**
 * From one secret that only a page holds: where its row is found, and the key that opens it. The
 * server keeps the place and the sealed bytes, never the secret and never the key.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface SealedPlace {
  readonly agencyId: number;
  /** What is sealed, such as `form-draft`: another purpose has another place and another key. */
  readonly purpose: string;
}

/** Hex, 64 digits: the `residentKey` of a unit of work. Does not reveal the secret. */
export const residentKeyOf = (secret: Uint8Array, place: SealedPlace): string =>
  derive(secret, place, 'place').toString('hex');

const derive = (secret: Uint8Array, { agencyId, purpose }: SealedPlace, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `peelian/${purpose}/${agencyId}/${use}/v1`, 32));

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Sealing {
  readonly secret: Uint8Array;
  readonly place: SealedPlace;
  /** The text is padded to a multiple of this, so that its length says little. */
  readonly paddedToBytes: number;
}

/** AES-256-GCM. Version, place and purpose are bound: a box moved to another row does not open. */
export function seal(text: string, { secret, place, paddedToBytes }: Sealing): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derive(secret, place, 'key'), nonce);
  cipher.setAAD(boundTo(secret, place));
  const sealed = Buffer.concat([cipher.update(padded(text, paddedToBytes)), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, sealed, cipher.getAuthTag()]);
}

/** Throws when the bytes were changed, moved or sealed with another secret. */
export function unseal(box: Uint8Array, secret: Uint8Array, place: SealedPlace): string {
  const bytes = Buffer.from(box);
  if (bytes[0] !== VERSION) throw new Error(`Sealed with version ${bytes[0]}, which is not known`);
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', derive(secret, place, 'key'), nonce);
  decipher.setAAD(boundTo(secret, place)).setAuthTag(bytes.subarray(-TAG_BYTES));
  const sealed = bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES);
  const text = Buffer.concat([decipher.update(sealed), decipher.final()]);
  return text.subarray(4, 4 + text.readUInt32BE()).toString();
}

const boundTo = (secret: Uint8Array, place: SealedPlace): Buffer =>
  Buffer.from(`${VERSION}/${residentKeyOf(secret, place)}`);

/** Four bytes of length, the text, zeros. */
function padded(text: string, blockBytes: number): Buffer {
  const bytes = Buffer.byteLength(text);
  const whole = Buffer.alloc(Math.ceil((bytes + 4) / blockBytes) * blockBytes);
  whole.writeUInt32BE(bytes);
  whole.write(text, 4);
  return whole;
}
