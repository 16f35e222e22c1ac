import { expect, test } from '@playwright/test';
import { newRun } from './business';
import { compose, expectAllPublished } from './compose';
import { connect, ledger, signIn } from './demo';
import { keepPicture } from './pictures';

test('on a phone: connect, publish a picture, see it in the history and on the calendar', async ({ page }) => {
  test.setTimeout(180_000);
  const text = `From the bar (${newRun()})`;
  await signIn(page);
  await connect(page, 'linkedin');
  await keepPicture(page, 'phone-accounts');
  const accounts = await compose(page, text);
  await keepPicture(page, 'phone-composer');
  await page.getByRole('button', { name: /^Publish now/ }).click();
  await expectAllPublished(page, accounts, 60_000);
  expect(await ledger(page, text)).toHaveLength(accounts);

  for (const [name, path] of [
    ['history', '/demo/posts'],
    ['dashboard', '/demo'],
    ['calendar', '/demo/calendar'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${name} is wider than the phone`).toBeLessThanOrEqual(0);
    await keepPicture(page, `phone-${name}`);
  }
  await page.goto('/demo/posts');
  await expect(page.getByRole('main').getByText(text).first()).toBeVisible();
});
