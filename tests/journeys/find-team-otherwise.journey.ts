/** The same walk without scripts, without a mouse, in other languages, on a phone. */
import { expect, type Page, test } from '@playwright/test';
import { overflowOf, PORTAL } from './portal.ts';

const isBeatFour = (page: Page, prefix = '') =>
  expect(page).toHaveURL(`${PORTAL}${prefix}/beats/4`);

/** Presses Tab until the element is reached; says so when it is not. */
async function tabTo(page: Page, selector: string) {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** Width in px of the ring around what has the focus. */
const ringOf = (page: Page) =>
  page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(
      document.activeElement ?? document.body,
    );
    return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
  });

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('an address leads to its beat, and nothing is offered that cannot work', async ({
    page,
  }) => {
    await page.goto(PORTAL);
    await expect(page.getByText('Use where I am now')).toBeHidden();
    await page.getByLabel('Address or street').fill('2 Harbor Street');
    await page.getByRole('button', { name: 'Find my team' }).click();
    await isBeatFour(page);
    await expect(page.getByText('Ofc. Luis Tran').first()).toBeVisible();
  });

  test('a beat on the map is a link', async ({ page }) => {
    await page.goto(`${PORTAL}/beats`);
    const link = page.locator('svg:visible a[href="/beats/4"]').first();
    await link.focus();
    await page.keyboard.press('Enter');
    await isBeatFour(page);
  });

  test('the table opens how it was computed', async ({ page }) => {
    await page.goto(`${PORTAL}/beats/4`);
    const words = page.getByText("The department's own records, counted by the month").first();
    await expect(words).toBeHidden();
    await page.getByText('How was this computed?').first().click();
    await expect(words).toBeVisible();
  });
});

test('by keyboard alone: skip to the page, type, Enter; the focus is always seen', async ({
  page,
}) => {
  await page.goto(PORTAL);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the page' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await tabTo(page, '#where');
  expect(await ringOf(page)).toBeGreaterThanOrEqual(2);
  await page.keyboard.type('2 Harbor Street');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Find my team' })).toBeFocused();
  expect(await ringOf(page)).toBeGreaterThanOrEqual(2);
  await page.keyboard.press('Enter');
  await isBeatFour(page);
});

test('by keyboard alone: a beat on the map is reached and opened', async ({ page }) => {
  await page.goto(`${PORTAL}/beats`);
  await tabTo(page, 'svg a[href="/beats/4"]');
  await page.keyboard.press('Enter');
  await isBeatFour(page);
});

test('every stop of the Tab key on a beat page shows where it is', async ({ page }) => {
  await page.goto(`${PORTAL}/beats/4`);
  const unseen: string[] = [];
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 90) ?? '');
    if (name.startsWith('<body')) break;
    if ((await ringOf(page)) < 2) unseen.push(name);
  }
  expect(unseen).toEqual([]);
});

test('in Spanish the whole walk speaks Spanish', async ({ page }) => {
  await page.goto(PORTAL);
  await page.getByRole('link', { name: 'Español' }).first().click();
  await expect(page).toHaveURL(`${PORTAL}/es`);
  await page.locator('#where').fill('calle que no existe');
  await page.locator('form[role="search"] button[type="submit"]').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.getByRole('alert')).toContainText('Hay un problema');
  await page.locator('#where').fill('2 Harbor Street');
  await page.locator('form[role="search"] button[type="submit"]').click();
  await isBeatFour(page, '/es');
  await expect(page.locator('main')).not.toContainText(/\b(Your team|Main beat officer|Usual)\b/);
});

test('in Arabic the frame runs from right to left and the form works', async ({ page }) => {
  await page.goto(`${PORTAL}/ar`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('من يحرس شارعي؟');
  const [mark, language] = await Promise.all([
    page.locator('.site').boundingBox(),
    page.locator('.utility a').last().boundingBox(),
  ]);
  expect(mark?.x ?? 0).toBeGreaterThan(language?.x ?? 1280);
  await page.getByLabel('العنوان أو الشارع').fill('2 Harbor Street');
  await page.getByRole('button', { name: 'ابحث عن فريقي' }).click();
  await isBeatFour(page, '/ar');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.getByText('هذه الصفحة بالإنجليزية')).toBeVisible();
  await expect(page.locator('main [lang="en"][dir="ltr"]')).toContainText('Harbor Quarter');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the menu opens and leads on, and nothing runs beyond the screen', async ({ page }) => {
    await page.goto(PORTAL);
    const menu = page.locator('details.menu');
    await expect(menu.getByRole('link', { name: 'Your area' })).toBeHidden();
    await menu.locator('summary').tap();
    expect(await overflowOf(page)).toEqual([]);
    await menu.getByRole('link', { name: 'Your area' }).tap();
    await expect(page).toHaveURL(`${PORTAL}/beats`);
  });

  test('an address leads to its beat', async ({ page }) => {
    await page.goto(PORTAL);
    await page.getByLabel('Address or street').fill('2 Harbor Street');
    await page.getByRole('button', { name: 'Find my team' }).tap();
    await isBeatFour(page);
    expect(await overflowOf(page)).toEqual([]);
  });

  test('what can be pressed is at least 24 px high, and the main things 44', async ({ page }) => {
    await page.goto(PORTAL);
    const heights = await page
      .locator('button:visible, input:visible, summary:visible')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
    const main = await page.getByRole('button', { name: 'Find my team' }).boundingBox();
    expect(main?.height ?? 0).toBeGreaterThanOrEqual(44);
  });
});
