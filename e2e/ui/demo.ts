import { expect, type Page } from '@playwright/test';
import { PLATFORM_NAMES, PLATFORMS, type Platform } from '../../lib/contracts/platform-names';

export const DEMO = {
  email: process.env.DEMO_EMAIL || 'demo@example.com',
  password: process.env.DEMO_PASSWORD || 'demo-password-2026',
};
const SANDBOX_URL = process.env.SANDBOX_URL || 'http://localhost:3010';

export async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(DEMO.email);
  await page.getByLabel('Password', { exact: true }).fill(DEMO.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/demo$/);
}

/** Signs up a person with a business of their own, empty as yet. @returns its slug. */
export async function signUp(page: Page, businessName: string): Promise<string> {
  await page.goto('/sign-up');
  await page.getByLabel('Name', { exact: true }).fill('Newcomer');
  await page.getByLabel('Business name').fill(businessName);
  await page.getByLabel('E-mail').fill(`newcomer-${crypto.randomUUID()}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill('a-long-password');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(({ pathname }) => pathname !== '/' && pathname !== '/sign-up');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return new URL(page.url()).pathname.slice(1);
}

/** Allows a connection on the network's own page, as a person would, up to where it leads back to. */
export async function allow(page: Page, platform: Platform, business = 'demo', person?: string): Promise<void> {
  await page.goto(`/${business}/accounts`);
  await page
    .getByRole('region', { name: PLATFORM_NAMES[platform] })
    .getByRole('link', { name: /connect/i })
    .first()
    .click();
  if (person) await page.getByRole('radio', { name: person }).check();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL(new RegExp(`/${business}/accounts(/choose\\?choice=|\\?connected=)`));
}

/** Connects a network, and all that it discovers. A second time is a reconnect. */
export async function connect(page: Page, platform: Platform, business = 'demo', person?: string): Promise<void> {
  await allow(page, platform, business, person);
  if (new URL(page.url()).pathname.endsWith('/choose')) {
    await page.getByRole('button', { name: /^Connect \d+ accounts?$/ }).click();
  }
  await expect(page).toHaveURL(new RegExp(`/${business}/accounts\\?connected=${platform}`));
}

export async function connectAll(page: Page): Promise<void> {
  for (const platform of PLATFORMS) await connect(page, platform);
}

interface LedgerPost {
  network: Platform;
  text: string;
  permalink: string;
}

/** What the four networks really hold with this text: the fakes' own books, not ours. */
export async function ledger(page: Page, text: string): Promise<LedgerPost[]> {
  const answer = await page.request.get(`${SANDBOX_URL}/__fake/posts`);
  expect(answer.ok()).toBe(true);
  const { data } = (await answer.json()) as { data: LedgerPost[] };
  return data.filter((post) => post.text.includes(text));
}

/** Makes every token of one account on a network worthless, as when a person withdraws their consent there. */
export async function killTokens(page: Page, platform: Platform, id: string): Promise<void> {
  const revoked = await page.request.post(`${SANDBOX_URL}/__fake/accounts/${platform}/${id}/revoke`);
  expect(revoked.ok()).toBe(true);
  expect((await revoked.json()).changed, 'tokens of this account').toBeGreaterThan(0);
}

/** What one account publishes next goes wrong on its network: done, with its answer lost, or not done. */
export async function failNext(page: Page, network: Platform, account: string, fault: 'lose_reply' | 'error_500') {
  const added = await page.request.post(`${SANDBOX_URL}/__fake/faults`, {
    data: { network, operation: 'publish', account, fault },
  });
  expect(added.ok(), await added.text()).toBe(true);
}

/** Takes a permission from all tokens of one account, as a network does that thinks better of it. */
export async function removeScope(page: Page, platform: Platform, account: string, scope: string): Promise<void> {
  const removed = await page.request.post(`${SANDBOX_URL}/__fake/accounts/${platform}/${account}/scopes`, {
    data: { remove: [scope] },
  });
  expect(removed.ok()).toBe(true);
  expect((await removed.json()).changed, 'tokens of this account').toBeGreaterThan(0);
}
