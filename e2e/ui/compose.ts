import { expect, type Page } from '@playwright/test';
import { jpeg } from './pictures';

/** Opens the composer, chooses every connected account, writes, and adds a picture. @returns how many accounts. */
export async function compose(page: Page, text: string): Promise<number> {
  await page.goto('/demo/compose');
  const chips = page.getByRole('group', { name: 'Post to' }).getByRole('button');
  await expect(chips.first()).toBeVisible();
  const accounts = await chips.all();
  for (const chip of accounts) {
    if ((await chip.getAttribute('aria-pressed')) === 'false') await chip.click();
  }
  // What was sent before does not come back as a draft.
  await expect(page.getByLabel('Text for all accounts')).toHaveValue('');
  await expect(page.getByLabel('Alt text of picture 1')).toHaveCount(0);
  await page.getByLabel('Text for all accounts').fill(text);
  await page
    .getByLabel('Choose pictures')
    .setInputFiles({ name: 'cup.jpg', mimeType: 'image/jpeg', buffer: await jpeg() });
  const altText = page.getByLabel('Alt text of picture 1');
  await altText.fill('A cup of coffee seen from above');
  return accounts.length;
}

/** Waits until every target of the composition that was just handed over is published. */
export async function expectAllPublished(page: Page, accounts: number, timeout: number): Promise<void> {
  const rows = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Receipt' });
  await expect(rows).toHaveCount(accounts);
  await expect(rows.filter({ hasText: 'Published' })).toHaveCount(accounts, { timeout });
  await expect(rows.getByRole('link', { name: 'Open the post' })).toHaveCount(accounts);
}
