/** One table of settings, read once; every wrong one is refused at once and by name. */
import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, type Settings } from './settings.ts';

const read = (variables: NodeJS.ProcessEnv): Settings => {
  const result = readSettings(variables);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

describe('settings', () => {
  it('without any variable: the invented city on loopback, in a folder of the checkout', () => {
    const { home, ...rest } = read({});
    expect(isAbsolute(home)).toBe(true);
    expect(home).toMatch(/\.peelian$/);
    expect(rest).toEqual({
      portalPort: 8080,
      consolePort: 8081,
      bindAddress: '127.0.0.1',
      publicUrl: undefined,
      consoleUrl: undefined,
      trustedProxies: [],
      agencySlug: undefined,
      basemap: undefined,
      databaseUrl: undefined,
      isDemoWanted: true,
      isProduction: false,
      isRunByNpm: false,
    });
  });

  it('an https address makes it an installation, without the invented city', () => {
    const settings = read({ PEELIAN_PUBLIC_URL: 'https://police.example.org/' });
    expect(settings).toMatchObject({
      publicUrl: 'https://police.example.org',
      isProduction: true,
      isDemoWanted: false,
    });
  });

  it('an external database has no invented city unless it is asked for', () => {
    const databaseUrl = 'postgres://peelian@db.example/peelian';
    expect(read({ DATABASE_URL: databaseUrl }).isDemoWanted).toBe(false);
    expect(read({ DATABASE_URL: databaseUrl, PEELIAN_DEMO: '1' }).isDemoWanted).toBe(true);
    expect(read({ PEELIAN_DEMO: '0' }).isDemoWanted).toBe(false);
  });

  it('an empty variable counts as unset, and proxies are a list', () => {
    expect(read({ DATABASE_URL: '', PEELIAN_PORTAL_PORT: ' ' }).portalPort).toBe(8080);
    const { trustedProxies } = read({ PEELIAN_TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16' });
    expect(trustedProxies).toEqual(['10.0.0.1', '10.1.0.0/16']);
  });

  it('every wrong one is refused by name', () => {
    const result = readSettings({
      PEELIAN_PORTAL_PORT: '99999',
      DATABASE_URL: 'mysql://db',
      PEELIAN_AGENCY: 'Not A Slug',
      PEELIAN_DEMO: 'yes',
    });
    const fields = result.ok ? [] : result.refusal.map(({ field }) => field);
    expect(new Set(fields)).toEqual(
      new Set(['DATABASE_URL', 'PEELIAN_AGENCY', 'PEELIAN_DEMO', 'PEELIAN_PORTAL_PORT']),
    );
  });
});
