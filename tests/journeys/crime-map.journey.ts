/** A resident looks at the crime map: by mouse or keyboard, without scripts, by phone. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { breachesOf, cookiesOf, overflowOf, PORTAL, watch } from './portal.ts';

const MAP = `${PORTAL}/map`;
const PHONE = { width: 390, height: 844 };

/** The map that moves has taken the place of the drawing. */
const isLive = (page: Page) =>
  expect(page.locator('[data-crime-map]')).toHaveAttribute('data-live', 'yes', { timeout: 30_000 });

/** Different colours in a picture of the map: an empty canvas has one, a drawn city hundreds. */
async function colorsOf(page: Page): Promise<number> {
  const picture = await page.locator('[data-map="live"]').screenshot();
  return page.evaluate(
    async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0);
      const { data = [] } = pen?.getImageData(0, 0, image.width, image.height) ?? {};
      const colors = new Set<number>();
      for (let at = 0; at < data.length; at += 4)
        colors.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
      return colors.size;
    },
    [...picture],
  );
}

const title = (page: Page) => page.locator('#list');

/** Reports that the list's heading counts. */
async function listed(page: Page): Promise<number> {
  const words = (await title(page).textContent()) ?? '';
  return Number(/([\d,]+) reports?$/.exec(words)?.[1]?.replaceAll(',', ''));
}

test('the map draws our own ground and reports, asks nobody else and breaks no rule', async ({
  page,
  context,
}) => {
  const found = await watch(page);
  await page.goto(MAP);
  await isLive(page);
  await expect.poll(() => colorsOf(page), { timeout: 30_000 }).toBeGreaterThan(40);
  expect([...found, ...(await breachesOf(page)), ...(await cookiesOf(context))]).toEqual([]);
});

test('kinds, month and area take effect at once, and the address follows', async ({ page }) => {
  await page.goto(MAP);
  await isLive(page);
  const all = await listed(page);
  await page.getByRole('checkbox', { name: /^Burglary/ }).uncheck();
  await expect.poll(() => listed(page)).toBeLessThan(all);
  await expect(page).toHaveURL(/kind=/);
  await page.getByRole('navigation', { name: 'Month' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/month=\d{4}-\d{2}/);
  await page.getByLabel('Area').selectOption('4');
  await expect(page).toHaveURL(/beat=4/);
  await expect(title(page)).toContainText('Harbor Quarter');
  const here = await listed(page);
  await page.goto(page.url());
  expect(await listed(page)).toBe(here);
  await expect(page.getByRole('checkbox', { name: /^Burglary/ })).not.toBeChecked();
  await expect(page.getByLabel('Area')).toHaveValue('4');
});

test('moving the map writes where it is into the address, to share it', async ({ page }) => {
  await page.goto(MAP);
  await isLive(page);
  await page.getByRole('link', { name: 'Zoom in' }).click();
  await expect(page).toHaveURL(/at=-\d+\.\d+,\d+\.\d+,\d/);
  const shared = page.url();
  await page.goto(shared);
  await isLive(page);
  expect(page.url()).toBe(shared);
});

test('a press on a point says near what it is, and how many share it', async ({ page }) => {
  await page.goto(`${MAP}?beat=4`);
  await isLive(page);
  const card = page.locator('[data-map="card"]');
  const canvas = page.getByRole('region', { name: /Arrow keys move it/ });
  await canvas.focus();
  // Enter leads to the report in the middle, closer each time until it stands alone.
  await expect(async () => {
    await canvas.press('Enter');
    await expect(card).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 30_000 });
  await expect(card).toContainText('Near ');
  await expect(card).toContainText(/About \d+ addresses share this point/);
  await expect(card).toContainText(/inside the circle, up to [\d,]+ meters away/);
  await card.getByRole('link', { name: 'List these reports' }).click();
  await expect(page).toHaveURL(/point=\d+/);
  await expect(page.getByText('Show all places')).toBeVisible();
});

test('by keyboard alone: filter, month and list', async ({ page }) => {
  await page.goto(MAP);
  await isLive(page);
  const all = await listed(page);
  const skip = page.getByRole('link', { name: 'Skip the map and go to the list' });
  await skip.focus();
  await skip.press('Enter');
  await expect(title(page)).toBeFocused();
  const box = page.getByRole('checkbox', { name: /^Other theft/ });
  await box.focus();
  await box.press('Space');
  await expect.poll(() => listed(page)).toBeLessThan(all);
  await expect(box).toBeFocused();
  const slider = page.getByRole('slider', { name: 'Month' });
  await slider.focus();
  await slider.press('ArrowLeft');
  await expect(title(page)).toContainText('September 2026');
  await expect(page.getByRole('slider', { name: 'Month' })).toBeFocused();
  await expect(slider).toHaveAttribute('aria-valuetext', /September 2026, [\d,]+ reports/);
  await page.locator('#list ~ div').getByRole('link', { name: 'Kind' }).press('Enter');
  await expect(page).toHaveURL(/sort=kind/);
  await page.getByRole('link', { name: 'Next page' }).press('Enter');
  await expect(page).toHaveURL(/page=2.*#list$/);
});

test('where a device is stays on the device', async ({ browser }) => {
  const context = await browser.newContext({
    permissions: ['geolocation'],
    geolocation: { latitude: 41.19433, longitude: -129.56084 },
  });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto(MAP);
  await isLive(page);
  await page.getByRole('button', { name: 'Use where I am now' }).click();
  await expect(page).toHaveURL(/at=-129\.56\d*,41\.19\d*,15$/);
  expect(asked.filter((request) => request.includes('129.56'))).toEqual([]);
  await context.close();
});

test('the files hold what the list counts', async ({ page }) => {
  await page.goto(`${MAP}?beat=4&kind=theft,burglary`);
  const count = await listed(page);
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  const lines = (await readFile(await csv.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(count + 1);
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download GeoJSON' }).click(),
  ]);
  const { features } = JSON.parse(await readFile(await json.path(), 'utf8'));
  expect(features).toHaveLength(count);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('form, months, circles and list lead to the same reports', async ({ page }) => {
    await page.goto(MAP);
    const all = await listed(page);
    await page.getByLabel('Area').selectOption('4');
    await page.getByRole('checkbox', { name: /^Burglary/ }).uncheck();
    await page.getByRole('button', { name: 'Show on the map' }).click();
    await expect(page).toHaveURL(/beat=4/);
    await expect(title(page)).toContainText('Harbor Quarter');
    expect(await listed(page)).toBeLessThan(all);
    await page.getByRole('navigation', { name: 'Month' }).getByRole('link').first().click();
    await expect(page).toHaveURL(/beat=4.*month=|month=.*beat=4/);
    await page.goto(MAP);
    await page
      .getByRole('link', { name: /reports near here\. Look closer/ })
      .first()
      .click();
    await expect(page).toHaveURL(/at=/);
    await page.getByRole('link', { name: 'Zoom out' }).click();
    await expect(page).toHaveURL(/at=/);
  });

  test('an address leads to the map of its beat', async ({ page }) => {
    await page.goto(MAP);
    await page.getByLabel('Near an address').fill('2 Harbor Street');
    await page.getByRole('button', { name: 'Find' }).click();
    await expect(page).toHaveURL(/\/map\?beat=4$/);
  });
});

test('on a phone it fits, draws, and speaks Spanish', async ({ page }) => {
  await page.setViewportSize(PHONE);
  const found = await watch(page);
  await page.goto(`${PORTAL}/es/map?beat=4`);
  await isLive(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mapa de delitos');
  expect(await overflowOf(page)).toEqual([]);
  expect([...found, ...(await breachesOf(page))]).toEqual([]);
  await page
    .getByRole('checkbox', { name: /^Otros hurtos/ })
    .first()
    .uncheck();
  await expect(page).toHaveURL(/\/es\/map\?.*kind=/);
});

for (const [name, path, size] of [
  ['on a desk', '/map', undefined],
  ['on a phone', '/es/map?beat=4', PHONE],
  ['of how places are protected', '/map/places', undefined],
] as const)
  test(`axe finds nothing ${name}`, async ({ page }) => {
    if (size) await page.setViewportSize(size);
    expect(await axeFindings(page, PORTAL + path)).toEqual([]);
  });
