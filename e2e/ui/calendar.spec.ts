import { expect, type Locator, type Page, test } from '@playwright/test';
import { grant, newBusiness, newRun, post as send } from './business';
import { dayAfter, instantIn, nextClockChange, readingIn } from './zone-clock';

/** The browser's zone, which the sign-up gives to the business. */
const ZONE = 'Europe/Oslo';
const TIME = '14:30';
const change = nextClockChange(ZONE, new Date());
const eve = dayAfter(change, -1);

interface Scheduled {
  id: string;
  scheduledAt: string;
  excerpt: string;
}

/** The posts of a new business, by the API that the screens use too. */
async function planned(page: Page) {
  const business = await newBusiness(page, `Calendar ${newRun()}`);
  await grant(page, 'linkedin', business);
  const query = `businessId=${business}`;
  const accounts = await (await page.request.get(`/api/v2/accounts?${query}`)).json();
  const list = async (): Promise<Scheduled[]> =>
    (await (await page.request.get(`/api/v2/scheduled-posts?${query}`)).json()).data;
  const schedule = async (excerpt: string, date: string): Promise<Scheduled> => {
    const scheduledAt = instantIn(ZONE, date, TIME).toISOString();
    const accountIds = [accounts.data[0].id];
    const answer = await send(page, '/api/v2/scheduled-posts', {
      businessId: business,
      accountIds,
      content: excerpt,
      scheduledAt,
    });
    expect(answer.status()).toBe(201);
    return { id: (await answer.json()).data[0].id, scheduledAt, excerpt };
  };
  return { business, list, schedule };
}

const onDay = (page: Page, date: string): Locator => page.locator(`td[data-day="${date}"]`);
const postOn = (page: Page, date: string, excerpt: string): Locator =>
  onDay(page, date).getByRole('link', { name: excerpt });

test.describe('the calendar moves a post', () => {
  let business: Awaited<ReturnType<typeof planned>>;
  let post: Scheduled;
  const shownOn = async (page: Page, date: string): Promise<void> => {
    await expect(postOn(page, date, post.excerpt)).toBeVisible();
    await expect
      .poll(async () => readingIn(ZONE, new Date((await stored()).scheduledAt)))
      .toEqual({ date, time: TIME });
  };
  const stored = async (): Promise<Scheduled> => {
    const found = (await business.list()).find(({ id }) => id === post.id);
    if (!found) throw new Error('The post is gone.');
    return found;
  };

  test.beforeEach(async ({ page }) => {
    business = await planned(page);
    post = await business.schedule('Tasting on Saturday', eve);
    await page.goto(`/${business.business}/calendar?month=${eve.slice(0, 7)}`);
    await expect(postOn(page, eve, post.excerpt)).toBeVisible();
  });

  test('by dragging it over a change of the clocks, at its own time of day, and back by Undo', async ({ page }) => {
    await postOn(page, eve, post.excerpt).dragTo(onDay(page, change));
    await shownOn(page, change);
    const hours = (Date.parse((await stored()).scheduledAt) - Date.parse(post.scheduledAt)) / 3_600_000;
    expect([23, 25]).toContain(hours);

    await page.getByRole('button', { name: 'Undo' }).click();
    await shownOn(page, eve);
    expect((await stored()).scheduledAt).toBe(post.scheduledAt);
  });

  test('by keyboard alone, and puts it back by Escape', async ({ page }) => {
    const item = postOn(page, eve, post.excerpt);
    await item.focus();
    await page.keyboard.press('m');
    await expect(onDay(page, eve)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await expect(item).toBeFocused();
    expect((await stored()).scheduledAt).toBe(post.scheduledAt);

    await page.keyboard.press('m');
    await page.keyboard.press('ArrowRight');
    await expect(onDay(page, change)).toBeFocused();
    await page.keyboard.press('Enter');
    await shownOn(page, change);
    await expect(postOn(page, change, post.excerpt)).toBeFocused();
  });
});

test('a click on a day of the calendar schedules a post for that day', async ({ page }) => {
  const { business, list } = await planned(page);
  await page.goto(`/${business}/calendar?month=${change.slice(0, 7)}`);
  await onDay(page, change).click();
  await expect(page).toHaveURL(new RegExp(`/${business}/compose\\?at=`));
  await page.getByLabel('Text for all accounts').fill('Written for that day');
  await page.getByRole('button', { name: 'Schedule…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Schedule post' });
  await expect(dialog.getByLabel('Date')).toHaveValue(change);
  await expect(dialog.getByLabel('Time')).toHaveValue('10:00');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();

  await expect.poll(async () => (await list()).map(({ excerpt }) => excerpt)).toEqual(['Written for that day']);
  const [post] = await list();
  expect(readingIn(ZONE, new Date(post?.scheduledAt ?? ''))).toEqual({ date: change, time: '10:00' });
  await page.goto(`/${business}/calendar?month=${change.slice(0, 7)}`);
  await expect(postOn(page, change, 'Written for that day')).toBeVisible();
});
