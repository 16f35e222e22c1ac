import { expect, test } from '@playwright/test';
import { signIn } from './demo';

const SEEN = '**/api/health/workers';

test('while no worker is seen a banner says so on every page, and goes away by itself', async ({ page }) => {
  await signIn(page);
  const banner = page.getByText(/^Posts are waiting: no worker has been seen/);
  await expect(banner).toHaveCount(0);
  await page.route(SEEN, (route) => route.fulfill({ json: { status: 'missing', silent_seconds: 41 } }));
  for (const path of ['/demo/calendar', '/demo/posts', '/admin/queue']) {
    await page.goto(path);
    await expect(banner).toBeVisible();
  }
  await expect(page.getByRole('status', { name: 'Publishing' })).toContainText('npm run worker');
  await page.unroute(SEEN);
  await expect(banner).toHaveCount(0, { timeout: 20_000 });
});
