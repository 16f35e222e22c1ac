import { expect, test } from '@playwright/test';
import { PLATFORMS } from '../../lib/contracts/platform-names';
import { newRun } from './business';
import { compose, expectAllPublished } from './compose';
import { connectAll, ledger, signIn } from './demo';
import { keepPicture } from './pictures';
import { readingIn } from './zone-clock';

const MINUTE = 60_000;

test('a newcomer connects four networks, publishes to all, schedules another, and sees both in the history', async ({
  page,
}) => {
  test.setTimeout(5 * MINUTE);
  const run = newRun();
  const now = `Our autumn roast is back (${run}) #coffee`;
  const later = `Come by for a tasting on Friday (${run})`;

  await signIn(page);
  await keepPicture(page, 'dashboard-first');
  await connectAll(page);
  await keepPicture(page, 'accounts');

  const accounts = await compose(page, now);
  expect(accounts).toBeGreaterThanOrEqual(PLATFORMS.length);
  await keepPicture(page, 'composer');
  await page.getByRole('button', { name: /^Publish now/ }).click();
  await expectAllPublished(page, accounts, MINUTE);
  await keepPicture(page, 'published');

  await compose(page, later);
  await page.getByRole('button', { name: 'Schedule…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Schedule post' });
  const { date, time } = readingIn('Europe/Oslo', new Date(Math.ceil((Date.now() + 5_000) / MINUTE) * MINUTE));
  await dialog.getByLabel('Date').fill(date);
  await dialog.getByLabel('Time').fill(time);
  await keepPicture(page, 'schedule');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expectAllPublished(page, accounts, 2.5 * MINUTE);

  await page.goto('/demo/posts');
  for (const text of [now, later]) {
    await expect(page.getByRole('main').getByText(text.slice(0, 20)).first()).toBeVisible();
    const posts = await ledger(page, text.slice(0, 20));
    const ofThisRun = posts.filter((post) => post.text.includes(run));
    expect(ofThisRun).toHaveLength(accounts);
    expect(new Set(ofThisRun.map((post) => post.network)).size).toBe(PLATFORMS.length);
  }
  await keepPicture(page, 'history');

  const ofThisRun = page.getByRole('main').getByRole('listitem').filter({ hasText: run });
  const address = await ofThisRun.getByRole('link', { name: /open/i }).first().getAttribute('href');
  expect(address).toMatch(/^http/);
  await page.goto(address ?? '');
  await expect(page.getByText(run).first()).toBeVisible();
  await keepPicture(page, 'permalink');

  for (const [name, path] of [
    ['dashboard', '/demo'],
    ['calendar', '/demo/calendar'],
    ['pool', '/admin/pool'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await keepPicture(page, name);
  }
});
