import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { grant, newBusiness, newRun } from './business';
import { allow, signIn } from './demo';
import { composeFor, openOption } from './options';
import { keepPicture } from './pictures';

const PAGES = [
  '/demo',
  '/demo/calendar',
  '/demo/compose',
  '/demo/posts',
  '/demo/posts?view=repeating',
  '/demo/analytics',
  '/demo/accounts',
  '/demo/settings',
  '/admin/pool',
  '/admin/queue',
  '/admin/networks',
];

test('no page breaks a rule of WCAG 2.2 AA', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('/sign-in');
  await expectAccessible(page, 'sign-in');
  await signIn(page);
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expectAccessible(page, path);
  }
});

test('nor do the screens of a business that has nothing yet', async ({ page }) => {
  const business = await newBusiness(page, `Empty ${newRun()}`);
  for (const path of ['', '/posts', '/analytics', '/calendar']) {
    await page.goto(`/${business}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expectAccessible(page, `empty ${path}`);
  }
});

test('nor does the choice of what to connect', async ({ page }) => {
  const business = await newBusiness(page, `Choice ${newRun()}`);
  await allow(page, 'facebook', business);
  const heading = page.getByRole('heading', { level: 1, name: 'Choose what to connect' });
  await expect(heading).toBeVisible();
  await expectAccessible(page, 'all chosen');
  await page.getByRole('button', { name: 'Choose none' }).click();
  await page.getByRole('button', { name: 'Connect 0 accounts' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/Choose at least one/);
  await expectAccessible(page, 'none chosen');
  await page.goto(`/${business}/accounts/choose?choice=none`);
  await expect(page.getByText(/nothing left to choose/)).toBeVisible();
  await expectAccessible(page, 'gone');
});

test('nor does the composer with every option open', async ({ page }) => {
  test.setTimeout(360_000);
  const business = await newBusiness(page, `Options ${newRun()}`);
  for (const platform of ['linkedin', 'x', 'facebook', 'instagram'] as const) await grant(page, platform, business);
  await composeFor(page, business, 'linkedin', 'x', 'facebook', 'instagram');
  await page
    .getByLabel('Text for all accounts')
    .fill(`${'A sentence of a long story. '.repeat(14)}https://example.com`);

  await page.getByRole('button', { name: 'Add the card' }).click();
  await expect(page.getByLabel('Title', { exact: true })).toBeVisible();
  for (const title of [/^Thread/, /^Poll/, /^First comment/, /^Audience/, /^Replies/, /^Placement F/, /^Placement,/]) {
    await openOption(page, title);
  }
  await page.getByRole('button', { name: 'Split it at sentence ends' }).click();
  await expect(page.getByLabel('Part 2 of 2')).toBeVisible();
  await page.getByRole('button', { name: 'Add a poll' }).click();
  await page.getByRole('region', { name: 'Options' }).getByRole('radio', { name: /^Reel/ }).last().check();
  await page.getByLabel('Collaborators').fill('fjord');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'From an address' }).click();
  await expectAccessible(page, 'all open');
  await keepPicture(page, 'composer-open');

  for (const name of ['LinkedIn', 'X', 'Facebook', 'Instagram']) {
    await page
      .getByRole('button', { name: `Preview ${name}:` })
      .first()
      .click();
    await expectAccessible(page, name);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, 'the composer is wider than a phone').toBeLessThanOrEqual(0);
  await expectAccessible(page, 'on a phone');
  await keepPicture(page, 'composer-open-phone');
});
