/** "Tell us about a mistake": from the page concerned to the reference, once however often sent. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { breachesOf, cookiesOf, peelian, PORTAL, watch } from './portal.ts';

interface Reported {
  readonly reference: string;
  readonly page: string;
  readonly problem: string;
}

const reportedAs = async (problem: string): Promise<Reported[]> => {
  const said = await peelian('mistakes', 'list', '--agency', 'alder-bay', '--json');
  const all: Reported[] = JSON.parse(said);
  return all.filter((report) => report.problem === problem);
};

const form = (page: Page) => ({
  where: page.getByLabel('Which page?'),
  problem: page.getByLabel('What is wrong?'),
  next: page.getByRole('button', { name: 'Check what you wrote' }),
  send: page.getByRole('button', { name: 'Send', exact: true }),
  change: page.getByRole('button', { name: 'Change', exact: true }),
});

async function fillIn(page: Page, problem: string): Promise<void> {
  await page.goto(`${PORTAL}/mistakes/new?page=/beats/4`);
  await form(page).problem.fill(problem);
  await form(page).next.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check before you send');
}

const referenceOn = async (page: Page): Promise<string> => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. We have it');
  return (await page.locator('main b').first().textContent()) ?? '';
};

test('from a page by its link: filled, checked, changed, sent, with a reference', async ({
  page,
  context,
}) => {
  const found = await watch(page);
  await page.goto(`${PORTAL}/beats/4`);
  await page
    .getByRole('link', { name: /mistake/i })
    .first()
    .click();
  await expect(form(page).where).toHaveValue('/beats/4');
  await form(page).problem.fill('The sergeant is a lieutenent now.');
  await form(page).next.click();
  await expect(page.getByText('The sergeant is a lieutenent now.')).toBeVisible();
  await form(page).change.click();
  await expect(form(page).problem).toHaveValue('The sergeant is a lieutenent now.');
  await form(page).problem.fill('The sergeant is a lieutenant now.');
  await form(page).next.click();
  await form(page).send.click();
  const reference = await referenceOn(page);
  expect(reference).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
  expect(await reportedAs('The sergeant is a lieutenant now.')).toMatchObject([
    { reference, page: '/beats/4' },
  ]);
  expect(await reportedAs('The sergeant is a lieutenent now.')).toEqual([]);
  expect([...found, ...(await breachesOf(page)), ...(await cookiesOf(context))]).toEqual([]);
});

const leadsTo = async (link: Locator, field: Locator) => {
  await link.click();
  await expect(field).toBeFocused();
};

test('an empty answer is refused with a way to its field, and what was typed is kept', async ({
  page,
}) => {
  await page.goto(`${PORTAL}/mistakes/new`);
  await form(page).where.fill('/stations');
  const answering = page.waitForResponse((response) => response.request().method() === 'POST');
  await form(page).next.click();
  expect((await answering).status()).toBe(422);
  const { where, problem } = form(page);
  await expect(where).toHaveValue('/stations');
  await expect(where).not.toHaveAttribute('aria-invalid');
  await expect(problem).toHaveAccessibleDescription(/Fill this in/);
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('link')).toHaveCount(1);
  await leadsTo(summary.getByRole('link', { name: 'Fill this in' }), problem);
});

test('sent, gone back and sent again: one record and the same reference', async ({ page }) => {
  const problem = 'Sent, back, and sent again.';
  await fillIn(page, problem);
  await form(page).send.click();
  const first = await referenceOn(page);
  // No cache may keep the page with the answers: the browser asks, and sends the form once more.
  await expect(page.goBack()).rejects.toThrow('ERR_CACHE_MISS');
  await expect(async () => page.reload()).toPass();
  await form(page).send.click();
  expect(await referenceOn(page)).toBe(first);
  expect(await reportedAs(problem)).toMatchObject([{ reference: first }]);
});

test('pressed twice in a hurry: one record', async ({ page }) => {
  const problem = 'Pressed twice in a hurry.';
  await fillIn(page, problem);
  await form(page).send.dblclick();
  const reference = await referenceOn(page);
  expect(await reportedAs(problem)).toMatchObject([{ reference }]);
});

test('sent from two windows at the same time: one record, the same reference', async ({ page }) => {
  const problem = 'Sent from two windows.';
  await fillIn(page, problem);
  const fields = await page
    .locator('form', { has: form(page).send })
    .locator('input[type="hidden"]')
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
    );
  const send = async () => {
    const body = new URLSearchParams(fields);
    const answer = await fetch(`${PORTAL}/mistakes`, { method: 'POST', body });
    return (await answer.text()).match(/<b class="num[^>]*>(\w+)</)?.[1];
  };
  const references = await Promise.all([send(), send(), send(), send()]);
  expect(new Set(references).size).toBe(1);
  expect(await reportedAs(problem)).toMatchObject([{ reference: references[0] }]);
});

test('a form whose token was tampered with is refused, and nothing is taken in', async ({
  page,
}) => {
  const problem = 'Tampered with.';
  await fillIn(page, problem);
  await page.locator('form', { has: form(page).send }).evaluate((element) => {
    const token = element.querySelector<HTMLInputElement>('input[name="_token"]');
    if (token) token.value = token.value.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  });
  const answering = page.waitForResponse((response) => response.request().method() === 'POST');
  await form(page).send.click();
  expect((await answering).status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await reportedAs(problem)).toEqual([]);
});

test('what was typed is shown as text, never run', async ({ page }) => {
  const problem = '<script>document.title = "run"</script><img src=x onerror="alert(1)">';
  await fillIn(page, problem);
  await expect(page.getByText(problem)).toBeVisible();
  await expect(page).not.toHaveTitle('run');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the whole form works', async ({ page }) => {
    await fillIn(page, 'Sent without a script.');
    await form(page).send.click();
    const reference = await referenceOn(page);
    expect(await reportedAs('Sent without a script.')).toMatchObject([{ reference }]);
  });
});

test('in Spanish it is asked, refused and thanked in Spanish', async ({ page }) => {
  await page.goto(`${PORTAL}/es/mistakes/new?page=/es/beats/4`);
  const next = page.locator('main form button[type="submit"]').first();
  await next.click();
  await expect(page.getByRole('alert')).toContainText('Llene este campo');
  await page.locator('#problem').fill('El sargento es ahora teniente.');
  await next.click();
  await page.locator('form[action="/es/mistakes"] button').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/Thank you/);
  expect(await reportedAs('El sargento es ahora teniente.')).toHaveLength(1);
});
