/** Rules of the prepared files as a whole: made from the seed, and from nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SEED } from './agency.ts';
import { toGzip } from './csv.ts';
import { prepareFiles } from './prepare.ts';
import { PREPARED_FILES, readPreparedAgency } from './prepared.ts';
import { chanceOf } from './random.ts';

const folder = new URL('./prepared/', import.meta.url);
const LARGEST_BYTES = 2_500_000;

describe('the prepared files', () => {
  it('are exactly what the generator makes today', { timeout: 120_000 }, () => {
    const made = prepareFiles();
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(made).toSorted());
    for (const [name, text] of Object.entries(made)) {
      const bytes = readFileSync(new URL(name, folder));
      const committed = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      expect(committed === text, `${name} differs: run node demo/generate.ts`).toBe(true);
    }
  });
  it('stay small enough to be cloned by everybody', () => {
    const bytes = readdirSync(folder).map((name) => readFileSync(new URL(name, folder)).length);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(LARGEST_BYTES);
  });
  it('carry no time stamp and no name in their gzip header', () => {
    for (const file of [PREPARED_FILES.addresses, PREPARED_FILES.incidents]) {
      const header = readFileSync(file).subarray(0, 10);
      expect(header.readUInt32LE(4)).toBe(0);
      expect(header[3]).toBe(0);
    }
    expect(toGzip('a').equals(toGzip('a'))).toBe(true);
  });
  it('are marked as invented and give no telephone or mail that could reach someone', () => {
    const prepared = readPreparedAgency();
    expect(prepared.agency.isInvented).toBe(true);
    expect(prepared.agency.contactEmail).toMatch(/\.invalid$/);
    const phones = [
      prepared.agency.nonUrgentNumber,
      prepared.agency.tty,
      ...prepared.stations.map(({ phone }) => phone),
    ];
    for (const phone of phones) expect(phone).toMatch(/^555-01\d\d$/);
  });
});

describe('chance', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const draw = (seed: string) => {
      const chance = chanceOf(seed);
      return Array.from({ length: 20 }, () => chance.next());
    };
    expect(draw(SEED)).toEqual(draw(SEED));
    expect(draw(SEED)).not.toEqual(draw(`${SEED}/2`));
  });
  it('counts rare and common events about as often as expected', () => {
    const chance = chanceOf('counts');
    for (const mean of [0.3, 8, 200]) {
      const counts = Array.from({ length: 4000 }, () => chance.count(mean));
      const average = counts.reduce((sum, one) => sum + one, 0) / counts.length;
      expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / counts.length));
    }
  });
});
