/** Nothing but the host decides whose pages are shown. */
import { describe, expect, it } from 'vitest';
import type { Agency } from './agency.ts';
import { agencyInput } from './agency.ts';
import { agencyOfHost, type HostFacts } from './agency.rules.ts';

const agency = (agencyId: number, slug: string): Agency => ({
  agencyId,
  ...agencyInput.parse({ slug, name: slug, place: slug, timezone: 'UTC' }),
});
const phl = agency(1, 'phl');
const demo = agency(2, 'alder-bay');
const facts: HostFacts = {
  agencies: [phl, demo],
  hosts: new Map([['police.example.org', 1]]),
  preferredSlug: undefined,
  isProduction: false,
};
const shown = (host: string, more: Partial<HostFacts> = {}) =>
  agencyOfHost(host, { ...facts, ...more })?.slug;

describe('whose site a host shows', () => {
  it('a listed host shows its agency, in production too', () => {
    expect(shown('police.example.org')).toBe('phl');
    expect(shown('police.example.org', { isProduction: true })).toBe('phl');
  });
  it('a slug before .localhost works without set-up', () => {
    expect(shown('alder-bay.localhost')).toBe('alder-bay');
    expect(shown('nobody.localhost')).toBeUndefined();
  });
  it('an unlisted host shows the preferred agency, else the only one, else the demo', () => {
    expect(shown('127.0.0.1', { preferredSlug: 'phl' })).toBe('phl');
    expect(shown('127.0.0.1', { agencies: [phl] })).toBe('phl');
    expect(shown('127.0.0.1')).toBe('alder-bay');
    expect(shown('127.0.0.1', { agencies: [] })).toBeUndefined();
  });
  it('an unlisted host shows nothing in production', () => {
    expect(shown('127.0.0.1', { isProduction: true })).toBeUndefined();
    expect(
      shown('elsewhere.example', { isProduction: true, preferredSlug: 'phl' }),
    ).toBeUndefined();
  });
});
