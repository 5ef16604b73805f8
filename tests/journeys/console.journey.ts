/** The console's only page today says honestly that nobody can sign in yet. */
import { expect, test } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { CONSOLE, overflowOf, watch } from './portal.ts';

test('the console says that sign-in arrives with People and access', async ({ page, context }) => {
  await page.goto(CONSOLE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign-in is not here yet');
  await expect(page.getByText('People and access')).toBeVisible();
  await expect(page.locator('input, button')).toHaveCount(0);
  expect(await context.cookies()).toEqual([]);
  expect(await overflowOf(page)).toEqual([]);
});

test('the console asks nobody else for anything, and axe finds nothing on it', async ({ page }) => {
  const found = await watch(page, CONSOLE);
  expect(await axeFindings(page, CONSOLE)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await axeFindings(page, CONSOLE)).toEqual([]);
  expect(await overflowOf(page)).toEqual([]);
  expect(found).toEqual([]);
});
