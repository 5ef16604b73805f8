/** A resident finds her team: by address, street, coordinates, on the map, by where she is. */
import { expect, type Page, test } from '@playwright/test';
import { breachesOf, cookiesOf, PORTAL, watch } from './portal.ts';

const HARBOR_QUARTER = { latitude: 41.19433, longitude: -129.56084 };

const search = async (page: Page, words: string) => {
  await page.getByLabel('Address or street').fill(words);
  await page.getByRole('button', { name: 'Find my team' }).click();
};

async function giveCoordinates(page: Page, latitude: string, longitude: string) {
  await page.goto(`${PORTAL}/find-my-team`);
  await page.getByLabel('Latitude').fill(latitude);
  await page.getByLabel('Longitude').fill(longitude);
  await page.getByRole('button', { name: 'Find the team of this place' }).click();
}

const isBeatFour = async (page: Page) => {
  await expect(page).toHaveURL(`${PORTAL}/beats/4`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbor Quarter');
};

test('an address leads to the page of its beat and leaves nothing behind', async ({
  page,
  context,
}) => {
  const found = await watch(page);
  await page.goto(PORTAL);
  await search(page, '2 Harbor Street');
  await isBeatFour(page);
  expect([...found, ...(await breachesOf(page)), ...(await cookiesOf(context))]).toEqual([]);
});

test('a street through several beats is a choice by house number', async ({ page }) => {
  await page.goto(PORTAL);
  await search(page, 'harbor st');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Harbor Street runs through more than one beat',
  );
  await page.getByRole('link', { name: 'Numbers 2 to' }).click();
  await isBeatFour(page);
});

test('an unknown street is said at the field, and what was typed is kept', async ({ page }) => {
  await page.goto(PORTAL);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    search(page, '17 Nosuch <b>Boulevard</b>'),
  ]);
  expect(answer.status()).toBe(422);
  const field = page.getByLabel('Address or street');
  await expect(field).toHaveValue('17 Nosuch <b>Boulevard</b>');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/\w/);
  await page.getByRole('alert').getByRole('link').first().click();
  await expect(field).toBeFocused();
});

test('an empty search is refused at the field', async ({ page }) => {
  await page.goto(`${PORTAL}/find-my-team`);
  await search(page, '   ');
  await expect(page.getByLabel('Address or street')).toHaveAttribute('aria-invalid', 'true');
});

test('coordinates lead to the page of their beat', async ({ page }) => {
  await giveCoordinates(page, '41.19433', '-129.56084');
  await isBeatFour(page);
});

test('coordinates outside are said to be not our area, and are kept', async ({ page }) => {
  await giveCoordinates(page, '48.8566', '2.3522');
  await expect(page.getByRole('alert')).toContainText(/not (in )?our area|outside/i);
  await expect(page.getByLabel('Latitude')).toHaveValue('48.8566');
  await expect(page.getByLabel('Longitude')).toHaveValue('2.3522');
});

test('coordinates that are no numbers are refused at their own fields', async ({ page }) => {
  await giveCoordinates(page, 'north', '-129.5');
  const latitude = page.getByLabel('Latitude');
  await expect(latitude).toHaveAttribute('aria-invalid', 'true');
  await expect(latitude).toHaveAccessibleDescription(/Write degrees as a number/);
  await expect(page.getByLabel('Longitude')).not.toHaveAttribute('aria-invalid');
});

test('a beat on the map is a link to its page', async ({ page }) => {
  await page.goto(`${PORTAL}/find-my-team`);
  await page.locator('svg:visible a[href="/beats/4"]').first().click();
  await isBeatFour(page);
});

test.describe('on a device that tells where it is', () => {
  test.use({ geolocation: HARBOR_QUARTER, permissions: ['geolocation'] });

  test('one press finds the team', async ({ page }) => {
    await page.goto(PORTAL);
    await page.getByRole('button', { name: 'Use where I am now' }).click();
    await isBeatFour(page);
  });
});

test('a device that does not tell where it is is told what to do instead', async ({ page }) => {
  await page.goto(PORTAL);
  await page.getByRole('button', { name: 'Use where I am now' }).click();
  await expect(page.getByText('Type your street instead.')).toBeVisible();
  await expect(page).toHaveURL(`${PORTAL}/`);
});
