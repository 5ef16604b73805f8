/** Open data: from the foot of a page to a file, its dictionary, the feed and the corrections. */
import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { breachesOf, cookiesOf, overflowOf, PORTAL, watch } from './portal.ts';

const PAGES = ['/data', '/data/incidents', '/data/incident-years', '/data/beats', '/corrections'];

const title = (page: Page) => page.getByRole('heading', { level: 1 });

const textOf = async (path: string): Promise<string> => (await fetch(new URL(path, PORTAL))).text();

test('from the foot of the home page to the file of a month, without scripts', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(PORTAL);
  await page.getByRole('contentinfo').getByRole('link', { name: 'Open data' }).click();
  await expect(title(page)).toHaveText('Open data');
  await page.getByRole('link', { name: 'Reported incidents' }).click();
  await expect(title(page)).toHaveText('Reported incidents');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV, October 2026' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('alder-bay-incidents-2026-10.csv');
  expect(await cookiesOf(context)).toEqual([]);
  await context.close();
});

test('the keyboard alone reaches a file and opens the values of a column', async ({ page }) => {
  await page.goto(`${PORTAL}/data/incidents`);
  const file = page.getByRole('link', { name: 'GeoJSON, October 2026' });
  const reaches = async (wanted: typeof file) => {
    for (let pressed = 0; pressed < 120; pressed += 1) {
      await page.keyboard.press('Tab');
      if (await wanted.evaluate((element) => element === document.activeElement)) return true;
    }
    return false;
  };
  expect(await reaches(file)).toBe(true);
  const values = page.getByText(/^\d+ values: category$/);
  expect(await reaches(values)).toBe(true);
  await page.keyboard.press('Enter');
  await expect(page.getByText('burglary: Burglary')).toBeVisible();
});

test('the dictionary explains every column of the file', async ({ page }) => {
  await page.goto(`${PORTAL}/data/incidents`);
  const table = page.getByRole('table', { name: 'What is in each column' });
  const explained = await table.locator('tbody th code').allTextContents();
  const [head = ''] = (await textOf('/data/incidents/2026-10.csv')).split('\r\n');
  expect(explained).toEqual(head.replace(/^\uFEFF/, '').split(','));
});

test('a source that is late is said to be, on the list and on the page', async ({ page }) => {
  for (const path of ['/data', '/data/incidents', '/']) {
    await page.goto(PORTAL + path);
    await expect(page.getByText(/Late: next data was due/).first()).toBeVisible();
  }
});

test('corrections show both states, and say of what was withdrawn only how many', async ({
  page,
}) => {
  await page.goto(`${PORTAL}/corrections`);
  await expect(page.getByText(/Shown in Old Town .* before, now in Harbor Quarter/)).toBeVisible();
  await expect(page.getByText(/Recorded as .* before, now as/).first()).toBeVisible();
  await expect(page.getByText(/withdrawn: .* We do not say which\./).first()).toBeVisible();
});

test('the feed is XML that a reader can take, and leads to pages that are there', async ({
  page,
}) => {
  await page.goto(`${PORTAL}/data`);
  const link = page.locator('link[type="application/atom+xml"]');
  const text = await textOf((await link.getAttribute('href')) ?? '');
  // Our own pages let no script read text as a document; an empty page does.
  await page.goto('about:blank');
  const feed = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    const all = (name: string) => [...parsed.querySelectorAll(name)];
    return {
      broken: all('parsererror').length,
      namespace: parsed.documentElement.namespaceURI,
      ids: all('id').map((id) => id.textContent),
      links: all('entry > link').map((one) => one.getAttribute('href') ?? ''),
      complete: all('entry').every((entry) =>
        ['id', 'title', 'updated', 'content'].every((name) => entry.querySelector(name)),
      ),
    };
  }, text);
  expect(feed).toMatchObject({ broken: 0, namespace: 'http://www.w3.org/2005/Atom' });
  expect(feed.complete).toBe(true);
  expect(new Set(feed.ids).size).toBe(feed.ids.length);
  expect(feed.links.length).toBeGreaterThan(2);
  for (const path of new Set(feed.links.map((one) => new URL(one).pathname)))
    expect((await fetch(new URL(path, PORTAL))).status).toBe(200);
});

test('in Spanish on a phone, within the width, and axe finds nothing', async ({ page }) => {
  const found = await watch(page);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of PAGES) {
    await page.goto(`${PORTAL}/es${path}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    expect([path, ...(await overflowOf(page))]).toEqual([path]);
    found.push(...(await breachesOf(page)));
  }
  for (const path of PAGES) found.push(...(await axeFindings(page, `${PORTAL}/es${path}`)));
  expect(found).toEqual([]);
});
