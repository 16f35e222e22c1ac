import { expect, type Page } from '@playwright/test';
import type { Platform } from '../../lib/contracts/platform-names';
import { decideOnConsentPage } from '../../lib/sandbox/decide-on-consent-page';

const APP_URL = process.env.APP_URL || 'http://localhost:3000';
const TOO_MANY_REQUESTS = 429;

/** Tells what one test made from what the others make, at once and before. */
export const newRun = (): string => crypto.randomUUID().slice(0, 8);

/** A person signed in on this page with a business of their own, by the requests that the form sends. @returns its slug. */
export async function newBusiness(page: Page, businessName: string): Promise<string> {
  const data = {
    name: 'Newcomer',
    businessName,
    email: `newcomer-${crypto.randomUUID()}@example.com`,
    password: 'a-long-password',
    timeZone: 'Europe/Oslo',
  };
  // All tests come from one address, whose sign-ups are limited.
  await expect
    .poll(async () => (await post(page, '/api/auth/sign-up/email', data)).status(), { timeout: 30_000 })
    .not.toBe(TOO_MANY_REQUESTS);
  return (await redirectOf(page, '/')).pathname.slice(1);
}

interface Connection {
  as?: 'page';
  /** Who allows it on the network; whoever stands there first otherwise. */
  account?: string;
}

/** Connects a network and all that it discovers, without the clicks of `connect`. */
export async function grant(page: Page, platform: Platform, business: string, { as, account }: Connection = {}) {
  const query = new URLSearchParams({ business, ...(as && { as }) });
  const consent = await redirectOf(page, `/api/oauth/${platform}/connect?${query}`);
  const back = await redirectOf(page, (await decideOnConsentPage(consent, 'allow', account)).href);
  if (!back.pathname.endsWith('/choose')) {
    expect(back.searchParams.get('connected'), back.href).toBe(platform);
    return;
  }
  await page.goto(back.href);
  await page.getByRole('button', { name: /^Connect \d+ accounts?$/ }).click();
  await expect(page).toHaveURL(new RegExp(`/${business}/accounts\\?connected=${platform}`));
}

/** A request of the person who is signed in on this page. */
export const post = (page: Page, path: string, data: object) =>
  page.request.post(path, { headers: { origin: new URL(APP_URL).origin }, data });

async function redirectOf(page: Page, address: string): Promise<URL> {
  const answer = await page.request.get(address, { maxRedirects: 0 });
  const location = answer.headers().location;
  if (!location) throw new Error(`${address} answered ${answer.status()}: ${await answer.text()}`);
  return new URL(location, APP_URL);
}
