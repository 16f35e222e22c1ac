import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const THEMES = ['light', 'dark'] as const;

/** Checks what the page shows against WCAG 2.2 AA, in both themes; it is left in the light one. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const theme of [...THEMES].reverse()) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveClass(new RegExp(`(^| )${theme}( |$)`));
    expect(await violations(page), `${what}, ${theme}`).toEqual([]);
  }
}

async function violations(page: Page): Promise<string[]> {
  // No page has frames, so that the fresh tab in which axe would add up theirs is not needed.
  expect(await page.locator('iframe').count()).toBe(0);
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
