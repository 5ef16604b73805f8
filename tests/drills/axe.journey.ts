/** Axe on what `npm test` leaves out: Spanish, Arabic, phones, and the console in the dark. */
import { expect, test } from '@playwright/test';
import { axeFindings } from '../journeys/axe.ts';
import { CONSOLE, crawl, localeOf, PORTAL } from '../journeys/portal.ts';

test.use({ trace: 'off' });
test.describe.configure({ mode: 'parallel' });

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

const VIEWS = [
  { locale: 'es', viewport: DESK },
  { locale: 'ar', viewport: DESK },
  { locale: 'en', viewport: PHONE },
  { locale: 'es', viewport: PHONE },
  { locale: 'ar', viewport: PHONE },
] as const;

for (const { locale, viewport } of VIEWS)
  test(`axe finds nothing on any page in ${locale} at ${viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const pages = (await crawl()).pages.filter((path) => localeOf(path) === locale);
    const found: string[] = [];
    for (const path of pages) found.push(...(await axeFindings(page, new URL(path, PORTAL).href)));
    expect(found).toEqual([]);
  });

test.describe('the portal and the console at night', () => {
  test.use({ colorScheme: 'dark' });

  test('axe finds nothing on the console', async ({ page }) => {
    expect(await axeFindings(page, CONSOLE)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await axeFindings(page, CONSOLE)).toEqual([]);
  });

  test('axe finds nothing on the main pages of the portal', async ({ page }) => {
    const found: string[] = [];
    for (const path of ['/', '/beats', '/beats/4', '/beats/12', '/find-my-team', '/stations'])
      found.push(...(await axeFindings(page, new URL(path, PORTAL).href)));
    expect(found).toEqual([]);
  });
});
