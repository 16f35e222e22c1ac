import { expect, type Page, test } from '@playwright/test';
import { newRun } from './business';
import { allow, connect, signUp } from './demo';
import { keepPicture } from './pictures';

const submit = (page: Page, accounts: string) => page.getByRole('button', { name: `Connect ${accounts}` });

async function expectToFit(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, 'wider than a phone').toBeLessThanOrEqual(0);
}

test('of several pages the chosen alone is connected, by keyboard, and a choice is good once', async ({ page }) => {
  const business = await signUp(page, `Chooser ${newRun()}`);
  await allow(page, 'facebook', business);
  const choice = page.url();
  await expect(page.getByRole('heading', { level: 1, name: 'Choose what to connect' })).toBeVisible();
  const [roasters, school] = ['Fjord Coffee Roasters', 'Fjord Coffee School'].map((name) =>
    page.getByRole('checkbox', { name }),
  );
  if (!roasters || !school) throw new Error('Two pages are expected.');
  await expect(roasters).toBeChecked();
  await expect(school).toBeChecked();
  await expect(submit(page, '2 accounts')).toBeVisible();
  await keepPicture(page, 'chooser');

  await page.getByRole('button', { name: 'Choose none' }).press('Enter');
  await page.keyboard.press('Tab');
  await expect(roasters).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(school).toBeChecked();
  await expect(submit(page, '1 account')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/${business}/accounts\\?connected=facebook`));
  await expect(page.getByRole('status').filter({ hasText: 'Facebook is connected.' })).toBeVisible();
  const facebook = page.getByRole('region', { name: 'Facebook' });
  await expect(facebook.getByText('Fjord Coffee School')).toBeVisible();
  await expect(facebook.getByText('Fjord Coffee Roasters')).toHaveCount(0);

  await page.goto(choice);
  await expect(page.getByText('There is nothing left to choose here')).toBeVisible();
  await keepPicture(page, 'chooser-gone');
  await page.getByRole('link', { name: 'Back to accounts' }).click();
  await expect(page).toHaveURL(new RegExp(`/${business}/accounts$`));

  await allow(page, 'facebook', business);
  await expect(page.getByRole('listitem').filter({ hasText: 'Connected already' })).toHaveText(/Fjord Coffee School/);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectToFit(page);
  await keepPicture(page, 'phone-chooser');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(facebook.getByText('Fjord Coffee Roasters')).toHaveCount(0);

  await connect(page, 'facebook', business);
  await expect(facebook.getByText('Fjord Coffee Roasters')).toBeVisible();
  await allow(page, 'facebook', business);
  await expect(page, 'all are connected: nothing is asked').toHaveURL(/\?connected=facebook/);
});
