/** What holds on every page of the portal, found by following its links in all three languages. */
import { HtmlValidate } from 'html-validate';
import { expect, type Page, test } from '@playwright/test';
import { htmlRules } from '../../src/platform/web/look/html-rules.ts';
import { axeFindings } from './axe.ts';
import { breachesOf, cookiesOf, crawl, localeOf, overflowOf, PORTAL, watch } from './portal.ts';

// A trace of a hundred pages would take longer than the pages; the findings say where to look.
test.use({ trace: 'off' });
test.describe.configure({ mode: 'parallel' });

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const INVENTED = {
  en: 'Alder Bay is an invented city',
  es: 'Alder Bay es una ciudad inventada',
  ar: 'Alder Bay مدينة متخيَّلة',
} as const;

const validator = new HtmlValidate(htmlRules);

function invalid(html: string): string[] {
  const { results } = validator.validateStringSync(html);
  const said = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => `invalid: ${ruleId}, ${message}`),
  );
  return [...new Set(said)].slice(0, 5);
}

/** Opens a page at 1280 px, narrows it to 390 px, and tells all that is wrong with it. */
async function wrongWith(page: Page, path: string): Promise<string[]> {
  await page.setViewportSize(DESK);
  const answer = await page.goto(new URL(path, PORTAL).href);
  const html = (await answer?.text()) ?? '';
  const wrong = [...invalid(html)];
  if (answer?.status() !== 200) wrong.push(`status ${answer?.status()}`);
  if (!html.includes(INVENTED[localeOf(path)])) wrong.push('does not say that it is invented');
  wrong.push(...(await overflowOf(page)));
  await page.setViewportSize(PHONE);
  wrong.push(...(await overflowOf(page)), ...(await breachesOf(page)));
  return wrong;
}

for (const locale of ['en', 'es', 'ar'] as const)
  test(`every page in ${locale} answers, is valid, fits desk and phone, sets nothing`, async ({
    page,
    context,
  }) => {
    test.setTimeout(180_000);
    const found = await watch(page);
    const pages = (await crawl()).pages.filter((path) => localeOf(path) === locale);
    expect(pages.length).toBeGreaterThan(30);
    const wrong: string[] = [];
    for (const path of pages)
      for (const problem of [...(await wrongWith(page, path)), ...found.splice(0)])
        wrong.push(`${path}: ${problem}`);
    expect(wrong).toEqual([]);
    expect(await cookiesOf(context)).toEqual([]);
  });

test('axe finds nothing on any English page, light, at 1280 px', async ({ page }) => {
  test.setTimeout(600_000);
  const pages = (await crawl()).pages.filter((path) => localeOf(path) === 'en');
  const found: string[] = [];
  for (const path of pages) found.push(...(await axeFindings(page, new URL(path, PORTAL).href)));
  expect(found).toEqual([]);
});

test('no link leads away from the portal, and every file answers without a cookie', async () => {
  const { files, elsewhere } = await crawl();
  expect(elsewhere.filter((link) => !/^(mailto|tel):/.test(link))).toEqual([]);
  expect(files.filter((path) => path.endsWith('.csv')).length).toBeGreaterThan(24);
  const wrong: string[] = [];
  for (const path of files) {
    const answer = await fetch(new URL(path, PORTAL));
    const cookies = answer.headers.getSetCookie();
    if (answer.status !== 200 || cookies.length > 0) wrong.push(`${path}: ${answer.status}`);
  }
  expect(wrong).toEqual([]);
});
