import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import type { DiscoveredAccount } from '../platform';
import type { Page } from './pages';

/** Facebook Login's names for what Instagram Login asks for. */
export const INSTAGRAM_SCOPES = [
  'instagram_basic',
  'instagram_content_publish',
  'instagram_manage_comments',
  'instagram_manage_insights',
];

/** Without these two the account could not be posted to. */
export const mayUseInstagram = (scopes: readonly string[]): boolean =>
  scopes.includes('instagram_basic') && scopes.includes('instagram_content_publish');

/** Which app a person consented to, and who it was. */
export type Consent = Record<'app' | 'member', string>;

/** The professional account that is linked to a Page: served by Facebook's host, with the Page's token. */
export function linkedInstagram(page: Page, scopes: string[], consent: Consent): DiscoveredAccount[] {
  const account = page.instagram_business_account;
  if (!account?.username || !mayUseInstagram(scopes)) return [];
  const { id, username, name, profile_picture_url } = account;
  return [
    {
      platform: 'instagram',
      platformUserId: id,
      kind: 'professional',
      username,
      displayName: name || username,
      avatarUrl: profile_picture_url ?? null,
      profileUrl: endpoint(env().INSTAGRAM_AUTH_URL, `/${username}/`).href,
      token: {
        ...{ accessToken: page.access_token, expiresAt: null, refreshToken: null, refreshExpiresAt: null },
        scopes,
      },
      metadata: { ...consent, host: 'facebook', username, pageId: page.id },
    },
  ];
}
