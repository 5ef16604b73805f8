/** What a beat's page and the list of beats promise, with the demo's own people and figures. */
import { expect, type Page, test } from '@playwright/test';
import { crawl, PORTAL } from './portal.ts';

const textOf = async (path: string): Promise<string> => (await fetch(new URL(path, PORTAL))).text();

/** Rows of one of our CSV files, without its byte order mark; none of ours quotes these cells. */
const rowsOf = (csv: string): string[][] =>
  csv
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));

const cellsOf = (page: Page, row: string) =>
  page.locator('main').getByRole('table').first().getByRole('row', { name: row }).locator('td');

test('beat 4 names its team, and holds back one name with the reason and the day', async ({
  page,
}) => {
  await page.goto(`${PORTAL}/beats/4`);
  const team = page.getByRole('region', { name: 'Your team' });
  for (const name of ['Ofc. Luis Tran', 'Ofc. Dana Whitlock', 'Sgt. Maren Okafor'])
    await expect(team.getByText(name)).toBeVisible();
  const liaison = team.getByRole('listitem').filter({ hasText: 'Liaison officer' });
  await expect(liaison).toContainText('Name held back for safety since September 3, 2026');
  await expect(liaison.getByRole('img', { name: 'Name held back' })).toBeVisible();
});

test('a name that is held back stands on no page and in no file of the portal', async () => {
  const { pages, files } = await crawl();
  const places = [...pages, ...files.filter((path) => path.endsWith('.csv'))];
  const found: string[] = [];
  let withTran = 0;
  for (const path of places) {
    const text = await textOf(path);
    if (/hallaq|samira/i.test(text)) found.push(path);
    if (text.includes('Luis Tran')) withTran += 1;
  }
  expect(found).toEqual([]);
  expect(withTran).toBeGreaterThan(3);
});

test('a beat without a main officer says since when, and in the list too', async ({ page }) => {
  await page.goto(`${PORTAL}/beats/12`);
  const team = page.getByRole('region', { name: 'Your team' });
  await expect(team).toContainText('Vacant');
  await expect(team).toContainText('since August 17, 2026');
  await page.goto(`${PORTAL}/beats`);
  const row = page.getByRole('row').filter({ has: page.locator('a[href="/beats/12"]') });
  await expect(row).toContainText('August 17, 2026');
});

test('the table of incidents says the same as its CSV', async ({ page }) => {
  await page.goto(`${PORTAL}/beats/4`);
  const [head, ...rows] = rowsOf(await textOf('/beats/4/incidents.csv'));
  expect(head?.slice(0, 3)).toEqual(['month', 'category', 'incidents']);
  const ofMonth = rows.filter(([month]) => month === '2026-10');
  const countOf = (category: string) =>
    Number(ofMonth.find(([, name]) => name === category)?.[2] ?? Number.NaN);
  await expect(cellsOf(page, 'Burglary').first()).toHaveText(`${countOf('burglary')}`);
  await expect(cellsOf(page, 'Theft from a vehicle').first()).toHaveText(
    `${countOf('vehicle-crime')}`,
  );
  const total = ofMonth.reduce((sum, [, , count]) => sum + Number(count), 0);
  await expect(cellsOf(page, 'All of these').first()).toHaveText(`${total}`);
});

test('the CSV of the city is the sum of its beats, but for incidents in no beat', async () => {
  const octoberOf = async (path: string) =>
    rowsOf(await textOf(path))
      .filter(([month]) => month === '2026-10')
      .reduce((sum, [, , count]) => sum + Number(count), 0);
  const city = await octoberOf('/incidents.csv');
  let beats = 0;
  for (let beat = 1; beat <= 24; beat += 1)
    beats += await octoberOf(`/beats/${beat}/incidents.csv`);
  expect(beats).toBeGreaterThan(0);
  expect(beats).toBeLessThanOrEqual(city);
  expect(beats).toBeGreaterThan(city * 0.95);
});

test('"How was this computed?" opens at a press', async ({ page }) => {
  await page.goto(`${PORTAL}/beats/4`);
  const words = page.getByText("The department's own records, counted by the month").first();
  await expect(words).toBeHidden();
  await page.getByText('How was this computed?').first().click();
  await expect(words).toBeVisible();
});

test('the chart shows its numbers as a table', async ({ page }) => {
  await page.goto(`${PORTAL}/beats/4`);
  await page.getByText('Show the table').first().click();
  const table = page.getByRole('table', { name: 'Incidents by month' });
  await expect(table.getByRole('row')).toHaveCount(14);
});

const codesShown = (page: Page) =>
  page.locator('#table ~ * tbody tr td:first-child, section:has(#table) tbody tr td:first-child');

test('the list of beats is sorted by a link, in the address', async ({ page }) => {
  await page.goto(`${PORTAL}/beats`);
  const table = page.getByRole('region', { name: 'In a list' });
  await table.getByRole('columnheader', { name: 'Residents' }).getByRole('link').click();
  await expect(page).toHaveURL(/[?&]sort=/);
  const sorted = table.getByRole('columnheader', { name: 'Residents' });
  await expect(sorted).toHaveAttribute('aria-sort', /ascending|descending/);
  const shown = await table.locator('tbody tr td:last-child').allTextContents();
  const numbers = shown.map((text) => Number(text.replaceAll(',', '')));
  expect(numbers.length).toBe(24);
  const up = numbers.toSorted((a, b) => a - b);
  expect([up, up.toReversed()]).toContainEqual(numbers);
});

test('the list of beats is filtered by words, keeps them, and gives the same as CSV', async ({
  page,
}) => {
  await page.goto(`${PORTAL}/beats`);
  await page.getByLabel('Search by name or number').fill('harbor');
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(page).toHaveURL(/search=harbor/);
  await expect(page.getByLabel('Search by name or number')).toHaveValue('harbor');
  const codes = await codesShown(page).allTextContents();
  expect(codes).toContain('4');
  expect(codes.length).toBeLessThan(24);
  const link = page.getByRole('link', { name: 'Download as CSV' });
  const [, ...rows] = rowsOf(await textOf((await link.getAttribute('href')) ?? ''));
  expect(rows.map(([code]) => code)).toEqual(codes);
  await page.getByRole('link', { name: 'Show all' }).click();
  await expect(codesShown(page)).toHaveCount(24);
});

test('nothing that fits the filter is said, not shown as an empty table', async ({ page }) => {
  await page.goto(`${PORTAL}/beats?search=zzzz`);
  await expect(page.getByText('Nothing here fits what you asked for.')).toBeVisible();
});

test('a beat that does not exist is a page that says so and leads home', async ({ page }) => {
  const answer = await page.goto(`${PORTAL}/beats/999`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('main').getByRole('link', { name: 'Home' }).last()).toBeVisible();
});
