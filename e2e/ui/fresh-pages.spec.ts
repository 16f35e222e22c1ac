import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { grant, newBusiness, newRun, post } from './business';
import { keepPicture } from './pictures';

/** A person in a business of their own with LinkedIn connected. */
async function opened(page: Page, name: string) {
  const run = newRun();
  const business = await newBusiness(page, `${name} ${run}`);
  await grant(page, 'linkedin', business);
  const { data } = await (await page.request.get(`/api/v2/accounts?businessId=${business}`)).json();
  const composed = (content: string) => ({ businessId: business, accountIds: [data[0].id], content });
  return { run, business, composed };
}

test('an open dashboard takes up what changed, and says since when it holds', async ({ page }) => {
  const { run, business, composed } = await opened(page, 'Fresh');
  const schedule = async (content: string) => {
    const scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
    const answer = await post(page, '/api/v2/scheduled-posts', { ...composed(content), scheduledAt });
    expect(answer.ok()).toBe(true);
  };
  await schedule(`First of ${run}`);
  await page.goto(`/${business}`);
  await expect(page.getByRole('link', { name: `First of ${run}` })).toBeVisible();
  await expect(page.getByText(/^Updated \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByText(/Nothing went out in the last 30 days/)).toBeVisible();
  await schedule(`Second of ${run}`);
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(page.getByRole('link', { name: `Second of ${run}` })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
});

test('the history is searched, the search is in the address, and an empty answer can be cleared', async ({ page }) => {
  const { run, business, composed } = await opened(page, 'History');
  const answer = await post(page, '/api/v2/publish', composed(`Ørjan’s autumn roast ${run}`));
  expect(answer.ok()).toBe(true);
  const published = async () => (await (await page.request.get(`/api/v2/posts?businessId=${business}`)).json()).data;
  await expect.poll(async () => (await published()).length, { timeout: 30_000 }).toBe(1);

  await page.goto(`/${business}/posts`);
  const row = page.getByRole('list', { name: 'Published posts' }).getByRole('listitem');
  const search = page.getByRole('searchbox', { name: 'Words of the post' });
  await search.fill('ØRJAN ast');
  await search.press('Enter');
  await expect(page).toHaveURL(/[?&]q=/);
  await expect(row).toHaveCount(1);
  await page.getByLabel('To', { exact: true }).fill('2020-01-01');
  await expect(page).toHaveURL(/to=2020-01-01/);
  await expect(page.getByText('Nothing was published that fits this filter.')).toBeVisible();
  await expectAccessible(page, 'filtered history');
  await keepPicture(page, 'filtered-history');
  await page.goBack();
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('');
  await expect(row).toHaveCount(1);
  await search.fill('elsewhere');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByRole('link', { name: 'Clear the filter' }).click();
  await expect(search).toHaveValue('');
  await expect(row).toHaveCount(1);
});
