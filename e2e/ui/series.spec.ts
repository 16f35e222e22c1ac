import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { grant, newBusiness, newRun } from './business';
import { composeFor } from './options';
import { keepPicture } from './pictures';
import { dayAfter, readingIn } from './zone-clock';

/** The browser's zone, which the sign-up gives to the business. */
const ZONE = 'Europe/Oslo';
const WEEK = 7;

/** The posts of a day on the calendar, whatever month it is in. */
async function postsOn(page: Page, business: string, date: string, text: string): Promise<Locator> {
  await page.goto(`/${business}/calendar?month=${date.slice(0, 7)}`);
  await expect(page.getByRole('grid')).toBeVisible();
  return page.locator(`td[data-day="${date}"]`).getByRole('link', { name: text });
}

test('a weekly series stands on the calendar; one is skipped, its text changed, and it ends', async ({ page }) => {
  test.setTimeout(180_000);
  const run = newRun();
  const text = `Tip of the week (${run})`;
  const first = dayAfter(readingIn(ZONE, new Date()).date, 2);
  const second = dayAfter(first, WEEK);

  const business = await newBusiness(page, `Series ${run}`);
  await grant(page, 'linkedin', business);
  const accounts = await composeFor(page, business, 'linkedin');
  await page.getByLabel('Text for all accounts').fill(text);
  await page.getByRole('button', { name: 'Schedule…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Schedule post' });
  await dialog.getByLabel('Date').fill(first);
  await dialog.getByLabel('Time').fill('09:30');
  await dialog.getByRole('combobox', { name: 'Repeat' }).click();
  await page.getByRole('option', { name: /^Every week on/ }).click();
  const dates = dialog.getByRole('region', { name: 'Next dates' }).getByRole('listitem');
  await expect(dates).toHaveCount(5);
  await expect(dates.first()).toContainText('09:30');
  await expect(dialog.getByText('LinkedIn refuses a text that repeats a recent post.')).toBeVisible();
  await expectAccessible(page, 'series form');
  await keepPicture(page, 'series-form');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The series is planned' })).toBeFocused();

  await expect(await postsOn(page, business, first, text)).toHaveCount(accounts);
  await keepPicture(page, 'series-calendar');
  const next = await postsOn(page, business, second, text);
  await expect(next).toHaveCount(accounts);
  await expect(next.first()).toHaveAccessibleName(/repeats/);

  await next.first().click();
  await expect(page.getByRole('heading', { name: 'Series', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'End the series' })).toBeVisible();
  await expectAccessible(page, 'series receipt');
  await keepPicture(page, 'series-receipt');
  await page.getByRole('button', { name: 'Skip this one' }).click();
  await page.getByRole('dialog', { name: 'Skip this one?' }).getByRole('button', { name: 'Skip it' }).click();
  await expect(page.getByText('Cancelled').first()).toBeVisible();
  await expect(await postsOn(page, business, second, text)).toHaveCount(accounts - 1);
  await expect(await postsOn(page, business, dayAfter(second, WEEK), text)).toHaveCount(accounts);

  await page.goto(`/${business}/posts?view=repeating`);
  const series = page.getByRole('list', { name: 'Series' }).getByRole('listitem');
  await expect(series).toContainText(/Every week on \w+ at 09:30/);
  await expectAccessible(page, 'series list');
  await keepPicture(page, 'series-list');
  await series.getByRole('button', { name: 'Edit the series' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit the series' });
  await edit.getByLabel('Text').fill(`Another tip (${run})`);
  await edit.getByLabel('Time').fill('11:00');
  await expectAccessible(page, 'series edit');
  await keepPicture(page, 'series-edit');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(series).toContainText('at 11:00');
  await expect(await postsOn(page, business, first, 'Another tip')).toHaveCount(accounts);
  await expect(await postsOn(page, business, second, 'Another tip')).toHaveCount(accounts - 1);

  await page.goto(`/${business}/posts?view=repeating`);
  await series.getByRole('button', { name: 'End the series' }).click();
  await page.getByRole('dialog', { name: 'End this series?' }).getByRole('button', { name: 'End it' }).click();
  await expect(series).toContainText('Ended');
  await expect(await postsOn(page, business, first, 'Another tip')).toHaveCount(0);
});
