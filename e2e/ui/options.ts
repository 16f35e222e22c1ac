import { expect, type Locator, type Page } from '@playwright/test';
import { PLATFORM_NAMES, type Platform } from '../../lib/contracts/platform-names';

/** Opens a blank composer with the accounts of these networks alone. @returns how many accounts. */
export async function composeFor(page: Page, business: string, ...platforms: Platform[]): Promise<number> {
  await page.goto(`/${business}/compose`);
  const chips = page.getByRole('group', { name: 'Post to' }).getByRole('button');
  await expect(chips.first()).toBeVisible();
  await expect(page.getByLabel('Text for all accounts')).toHaveValue('');
  let chosen = 0;
  for (const chip of await chips.all()) {
    const name = (await chip.getAttribute('aria-label')) ?? '';
    const isWanted = platforms.some((platform) => name.startsWith(`${PLATFORM_NAMES[platform]}:`));
    if (isWanted) chosen += 1;
    if (((await chip.getAttribute('aria-pressed')) === 'true') !== isWanted) await chip.click();
  }
  return chosen;
}

/** A row of options, by the beginning of its title. */
export const optionRow = (page: Page, title: RegExp): Locator =>
  page.getByRole('region', { name: /^Options/ }).getByRole('button', { name: title });

export async function openOption(page: Page, title: RegExp): Promise<void> {
  const row = optionRow(page, title);
  if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  await expect(row).toHaveAttribute('aria-expanded', 'true');
}
