/** New identifiers. They are made here, in the application, never by the database. */
import { randomBytes, randomUUID } from 'node:crypto';

/** UUIDv4 for every row that a resident's act creates: nothing in it tells the time. */
export const newResidentId = (): string => randomUUID();

/** UUIDv7 for staff, agency and import records: ordered by the millisecond. Source: rfc-9562 */
export function newStaffId(epochMs: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(epochMs, 0, 6);
  bytes[6] = 0x70 | (bytes.readUInt8(6) & 0x0f);
  bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Letters and digits that nobody mistakes for one another on paper or on the telephone. */
const REFERENCE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Eight random characters that a person may quote. It opens nothing. */
export const newReference = (): string =>
  Array.from(randomBytes(8), (byte) => REFERENCE_ALPHABET[byte % 32]).join('');
