import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { signIn } from './demo';

const PAGES = ['/demo', '/demo/calendar', '/demo/compose', '/demo/posts', '/demo/accounts', '/admin/pool'];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page breaks a rule of WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/sign-in');
    expect(await violations()).toEqual([]);
    await signIn(page);
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await violations(), path).toEqual([]);
    }

    async function violations(): Promise<string[]> {
      const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
    }
  });
}
