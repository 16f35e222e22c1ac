import { expect, type Page, test } from '@playwright/test';
import { grant, newBusiness, newRun } from './business';
import { expectAllPublished } from './compose';
import { connect, killTokens, ledger } from './demo';
import { composeFor } from './options';
import { keepPicture } from './pictures';

const MINUTE = 60_000;
/** No other test posts as her, so that her tokens can die while they run. */
const OWN_X_USER = { id: '1398201746210713602', name: 'Astrid Nygaard' };

const deliveries = (page: Page) => page.getByRole('main').getByRole('listitem').filter({ hasText: 'Receipt' });

test('a dead token loses nothing: its posts are held, a reconnect releases them, each goes out once', async ({
  page,
}) => {
  test.setTimeout(5 * MINUTE);
  const run = newRun();
  const business = await newBusiness(page, `Held ${run}`);
  await grant(page, 'x', business, { account: OWN_X_USER.id });
  await grant(page, 'facebook', business);
  const publish = async (text: string, ...platforms: ('x' | 'facebook')[]): Promise<number> => {
    const accounts = await composeFor(page, business, ...platforms);
    await page.getByLabel('Text for all accounts').fill(text);
    await page.getByRole('button', { name: /^Publish now/ }).click();
    return accounts;
  };

  await expectAllPublished(page, await publish(`All is well (${run})`, 'x', 'facebook'), MINUTE);

  await killTokens(page, 'x', OWN_X_USER.id);
  const held = `Nobody may lose this (${run})`;
  const accounts = await publish(held, 'x', 'facebook');
  await expect(deliveries(page)).toHaveCount(accounts);
  const onX = deliveries(page).filter({ hasText: 'Held: reconnect' });
  await expect(onX.first()).toBeVisible({ timeout: MINUTE });
  const ofFacebook = accounts - (await onX.count());
  await expect(deliveries(page).filter({ hasText: 'Published' })).toHaveCount(ofFacebook, { timeout: MINUTE });
  expect((await ledger(page, held)).filter((post) => post.network === 'x')).toEqual([]);
  await keepPicture(page, 'held');

  await page.goto(`/${business}`);
  await expect(page.getByText(/reconnect/i).first()).toBeVisible();
  await keepPicture(page, 'dashboard-held');
  await page.goto(`/${business}/accounts`);
  await expect(
    page
      .getByRole('region', { name: 'X' })
      .getByText(/reconnect/i)
      .first(),
  ).toBeVisible();
  await keepPicture(page, 'accounts-held');

  await connect(page, 'x', business, OWN_X_USER.name);
  await keepPicture(page, 'reconnected');
  await expect
    .poll(async () => (await ledger(page, held)).filter((post) => post.network === 'x').length, { timeout: MINUTE })
    .toBe(accounts - ofFacebook);
  await page.goto(`/${business}/posts`);
  await expect(page.getByRole('main').getByText('Nobody may lose this').first()).toBeVisible();
  expect(await ledger(page, held)).toHaveLength(accounts);
});
