import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { allow, connect, signIn, signUp } from './demo';
import { composeFor, openOption } from './options';
import { keepPicture } from './pictures';

const PAGES = [
  '/demo',
  '/demo/calendar',
  '/demo/compose',
  '/demo/posts',
  '/demo/posts?view=repeating',
  '/demo/accounts',
  '/demo/settings',
  '/admin/pool',
  '/admin/queue',
  '/admin/networks',
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page breaks a rule of WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/sign-in');
    expect(await violations(page)).toEqual([]);
    await signIn(page);
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await violations(page), path).toEqual([]);
    }
  });

  test(`nor does the choice of what to connect, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const business = await signUp(page, `Choice ${colorScheme} ${Date.now().toString(36)}`);
    await allow(page, 'facebook', business);
    const heading = page.getByRole('heading', { level: 1, name: 'Choose what to connect' });
    await expect(heading).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Choose none' }).click();
    await page.getByRole('button', { name: 'Connect 0 accounts' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toHaveText(/Choose at least one/);
    expect(await violations(page), 'none chosen').toEqual([]);
    await page.goto(`/${business}/accounts/choose?choice=none`);
    await expect(page.getByText(/nothing left to choose/)).toBeVisible();
    expect(await violations(page), 'gone').toEqual([]);
  });

  test(`nor does the composer with every option open, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(360_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const business = await signUp(page, `Options ${colorScheme} ${Date.now().toString(36)}`);
    for (const platform of ['linkedin', 'x', 'facebook', 'instagram'] as const) await connect(page, platform, business);
    await composeFor(page, business, 'linkedin', 'x', 'facebook', 'instagram');
    await page
      .getByLabel('Text for all accounts')
      .fill(`${'A sentence of a long story. '.repeat(14)}https://example.com`);

    await page.getByRole('button', { name: 'Add the card' }).click();
    await expect(page.getByLabel('Title', { exact: true })).toBeVisible();
    for (const title of [
      /^Thread/,
      /^Poll/,
      /^First comment/,
      /^Audience/,
      /^Replies/,
      /^Placement F/,
      /^Placement,/,
    ]) {
      await openOption(page, title);
    }
    await page.getByRole('button', { name: 'Split it at sentence ends' }).click();
    await expect(page.getByLabel('Part 2 of 2')).toBeVisible();
    await page.getByRole('button', { name: 'Add a poll' }).click();
    await page.getByRole('region', { name: 'Options' }).getByRole('radio', { name: /^Reel/ }).last().check();
    await page.getByLabel('Collaborators').fill('fjord');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'From an address' }).click();
    expect(await violations(page)).toEqual([]);
    await keepPicture(page, `composer-open-${colorScheme}`);

    for (const name of ['LinkedIn', 'X', 'Facebook', 'Instagram']) {
      await page
        .getByRole('button', { name: `Preview ${name}:` })
        .first()
        .click();
      expect(await violations(page), name).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, 'the composer is wider than a phone').toBeLessThanOrEqual(0);
    expect(await violations(page), 'on a phone').toEqual([]);
    await keepPicture(page, `composer-open-phone-${colorScheme}`);
  });
}
