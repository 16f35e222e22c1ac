import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The rules of these levels that look at colours: a theme changes nothing else. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Checks what the page shows against WCAG 2.2 AA, in both themes; it is left in the light one. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // No page has frames, so that the fresh tab in which axe would add up theirs is not needed.
  expect(await page.locator('iframe').count(), 'frames').toBe(0);
  await wear(page, 'dark');
  expect(await violations(page, (axe) => axe.withRules(COLOUR_RULES)), `${what}, dark`).toEqual([]);
  await wear(page, 'light');
  expect(await violations(page, (axe) => axe.withTags(RULES)), `${what}, light`).toEqual([]);
}

async function wear(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveClass(new RegExp(`(^| )${theme}( |$)`));
}

async function violations(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations: found } = await choose(axe).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
