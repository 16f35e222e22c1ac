import { expect, type Page, test } from '@playwright/test';
import type { Platform } from '../../lib/contracts/platform-names';
import { grant, newBusiness, newRun } from './business';
import { expectAllPublished } from './compose';
import { ledger } from './demo';
import { composeFor, openOption, optionRow } from './options';
import { jpeg, keepPicture, png } from './pictures';
import { mp4 } from './video';

const MINUTE = 60_000;
/** A page of one line, whole and small. */
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n167\n%%EOF\n',
);

test.describe('each kind of post with files, from the composer to its network', () => {
  let run: string;
  test.beforeEach(() => {
    run = newRun();
  });

  async function begin(page: Page, platform: Platform): Promise<number> {
    test.setTimeout(3 * MINUTE);
    const business = await newBusiness(page, `Kinds ${platform} ${run}`);
    await grant(page, platform, business);
    return composeFor(page, business, platform);
  }
  const text = (page: Page) => page.getByLabel('Text for all accounts');
  const files = (page: Page) => page.getByLabel('Choose pictures');
  async function publish(page: Page, accounts: number, name: string): Promise<void> {
    await keepPicture(page, `kind-${name}`);
    await page.getByRole('button', { name: /^Publish now/ }).click();
    await expectAllPublished(page, accounts, MINUTE);
    expect(await ledger(page, run)).toHaveLength(accounts);
    await page.getByRole('link', { name: 'Receipt' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  test('a document on LinkedIn, under its title', async ({ page }) => {
    const accounts = await begin(page, 'linkedin');
    await text(page).fill(`Our prices (${run})`);
    await files(page).setInputFiles({ name: 'Prices.pdf', mimeType: 'application/pdf', buffer: PDF });
    await expect(optionRow(page, /^Audience/)).toContainText('Prices', { timeout: 30_000 });
    await openOption(page, /^Audience/);
    await page.getByLabel('Title of the document').fill('Prices of the season');
    await expect(page.getByRole('article').getByText('Prices of the season')).toBeVisible();
    await publish(page, accounts, 'document');
  });

  test('a carousel on Instagram with a PNG that goes out in another form', async ({ page }) => {
    const accounts = await begin(page, 'instagram');
    await text(page).fill(`Two cups (${run})`);
    await files(page).setInputFiles([
      { name: 'tall.png', mimeType: 'image/png', buffer: await png(600, 1200) },
      { name: 'cup.jpg', mimeType: 'image/jpeg', buffer: await jpeg() },
    ]);
    await expect(page.getByLabel('Alt text of picture 2')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Instagram gets this').first()).toBeVisible();
    await publish(page, accounts, 'carousel');
  });

  test('a reel on Instagram, with the frame that covers it', async ({ page }) => {
    const accounts = await begin(page, 'instagram');
    await text(page).fill(`A cup from above (${run})`);
    await files(page).setInputFiles({ name: 'cup.mp4', mimeType: 'video/mp4', buffer: await mp4() });
    await expect(page.getByText(/144 × 256 · 0:04/)).toBeVisible({ timeout: 30_000 });
    await openOption(page, /^Placement/);
    await page.getByRole('radio', { name: /^Reel/ }).check();
    await page.getByLabel('Frame at').fill('1500');
    await publish(page, accounts, 'reel');
    await expect(page.getByText('The frame at 1.5 s')).toBeVisible();
  });
});
