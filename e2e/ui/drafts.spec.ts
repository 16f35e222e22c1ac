import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { grant, newBusiness, newRun, post } from './business';
import { composeFor } from './options';
import { keepPicture } from './pictures';

test('a draft is saved, opened again, sent for review, returned with a comment and approved', async ({ page }) => {
  const run = newRun();
  const text = `Read this twice (${run})`;
  const business = await newBusiness(page, `Drafts ${run}`);
  await grant(page, 'linkedin', business);
  await composeFor(page, business, 'linkedin');
  await page.getByLabel('Text for all accounts').fill(text);
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page).toHaveURL(/\/posts\/drafts\/draft_/);
  const id = page.url().split('/').at(-1);

  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByLabel('Text for all accounts')).toHaveValue(text);
  const submit = (version: number) => post(page, `/api/v2/drafts/${id}/submit`, { version });
  expect((await submit(1)).status()).toBe(200);

  await page.goto(`/${business}/posts?view=drafts`);
  await expect(page.getByRole('heading', { name: 'Waiting for you (1)' })).toBeVisible();
  await expectAccessible(page, 'drafts');
  await keepPicture(page, 'drafts');
  await page.getByRole('link', { name: text }).click();
  await page.getByRole('button', { name: 'Return…' }).click();
  await page.getByLabel('What should change?').fill('Shorter, please.');
  await page.getByRole('button', { name: 'Return it' }).click();
  await expect(page.getByText('Shorter, please.')).toBeVisible();
  await expectAccessible(page, 'draft');

  expect((await submit(3)).status()).toBe(200);
  await page.reload();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('status').getByText('Approved', { exact: true })).toBeVisible();
  await expect(page.getByText('Shorter, please.')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Schedule…' })).toBeVisible();
});
