import { expect, type Page, test } from '@playwright/test';
import type { Platform } from '../../lib/contracts/platform-names';
import { grant, newBusiness, newRun } from './business';
import { expectAllPublished } from './compose';
import { ledger } from './demo';
import { composeFor, openOption, optionRow } from './options';
import { keepPicture } from './pictures';

const MINUTE = 60_000;

test.describe('each kind of post, from the composer to its network', () => {
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
  async function publish(page: Page, accounts: number, name: string): Promise<void> {
    await keepPicture(page, `kind-${name}`);
    await page.getByRole('button', { name: /^Publish now/ }).click();
    await expectAllPublished(page, accounts, MINUTE);
    await page.getByRole('link', { name: 'Receipt' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  test('a thread on X, each part a reply to the one before, with a first comment', async ({ page }) => {
    const accounts = await begin(page, 'x');
    await text(page).fill(`Part one of a story (${run})`);
    await text(page).press('ControlOrMeta+Shift+Enter');
    await expect(page.getByLabel('Part 2 of 2')).toBeFocused();
    await page.keyboard.type(`Part two of it (${run})`);
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await page.getByLabel('Part 3 of 3').fill(`And its end (${run})`);
    await openOption(page, /^First comment/);
    await page.getByRole('textbox', { name: 'First comment' }).fill(`A word more (${run})`);
    await publish(page, accounts, 'thread');

    const following = page.getByRole('listitem').filter({ hasText: run });
    await expect(following).toHaveCount(3);
    await expect(following.filter({ hasText: 'Published' })).toHaveCount(3, { timeout: MINUTE });
    expect(await ledger(page, run)).toHaveLength(4);
    await keepPicture(page, 'receipt-thread');
  });

  test('a poll on LinkedIn', async ({ page }) => {
    const accounts = await begin(page, 'linkedin');
    await text(page).fill(`We would like to know (${run})`);
    await openOption(page, /^Poll/);
    await page.getByRole('button', { name: 'Add a poll' }).click();
    await expect(page.getByText('In the poll the question is empty.')).toBeVisible();
    await page.getByLabel('Question').fill('Which roast in the morning?');
    await page.getByLabel('Answer 1', { exact: true }).fill('Light');
    await page.getByLabel('Answer 2', { exact: true }).fill('Dark');
    await page.getByRole('radio', { name: '3 days' }).check();
    await expect(page.getByRole('article').getByText('0 votes · 3 days left')).toBeVisible();
    await optionRow(page, /^Poll/).click();
    await expect(optionRow(page, /^Poll/)).toContainText('Which roast in the morning?');
    await publish(page, accounts, 'poll');
    await expect(page.getByText('Which roast in the morning? · 3 days')).toBeVisible();
  });

  test('a link card on Facebook', async ({ page }) => {
    const accounts = await begin(page, 'facebook');
    await text(page).fill(`Read how we roast (${run}) https://example.com/roasting`);
    await page.getByRole('button', { name: 'Add the card' }).click();
    await expect(page.getByRole('article').getByText('example.com').last()).toBeVisible();
    await publish(page, accounts, 'link');
    await expect(page.getByText('Link card')).toBeVisible();
  });
});
