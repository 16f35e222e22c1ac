import { beforeEach, describe, expect, it, vi } from 'vitest';
import { linkedinAsks, linkedinConnectsAs, providerOfApp } from './apps';

const settings: { LINKEDIN_CLIENT_ID?: string; LINKEDIN_COMMUNITY_CLIENT_ID?: string } = {};
vi.mock('@/lib/foundation/env', () => ({ env: () => settings }));

const SHARE = 'openid profile email w_member_social';
const READING = 'r_basicprofile w_member_social r_member_social r_member_postAnalytics r_member_profileAnalytics';
const PAGES = 'r_basicprofile w_organization_social r_organization_social rw_organization_admin';

beforeEach(() => {
  for (const name of ['LINKEDIN_CLIENT_ID', 'LINKEDIN_COMMUNITY_CLIENT_ID'] as const) delete settings[name];
});

describe('LinkedIn’s two apps', () => {
  it.each([
    ['sharing alone', ['LINKEDIN_CLIENT_ID'], { as: 'person' }, 'share', SHARE],
    ['sharing alone, asked for nothing', ['LINKEDIN_CLIENT_ID'], {}, 'share', SHARE],
    ['community alone', ['LINKEDIN_COMMUNITY_CLIENT_ID'], { as: 'person' }, 'community', READING],
    [
      'community alone, the least',
      ['LINKEDIN_COMMUNITY_CLIENT_ID'],
      { least: true },
      'community',
      'r_basicprofile w_member_social',
    ],
    ['both', ['LINKEDIN_CLIENT_ID', 'LINKEDIN_COMMUNITY_CLIENT_ID'], { as: 'person' }, 'community', READING],
    ['both, the least', ['LINKEDIN_CLIENT_ID', 'LINKEDIN_COMMUNITY_CLIENT_ID'], { least: true }, 'share', SHARE],
    ['both, a page', ['LINKEDIN_CLIENT_ID', 'LINKEDIN_COMMUNITY_CLIENT_ID'], { as: 'page' }, 'community', PAGES],
  ] as const)('with %s', (_name, apps, wanted, app, scope) => {
    for (const name of apps) settings[name] = 'an-id';
    const asked = linkedinAsks(wanted);
    expect([asked.app, asked.provider.scopes.join(' ')]).toEqual([app, scope]);
    expect(asked.provider.app).toBe(app === 'community' ? 'LINKEDIN_COMMUNITY' : undefined);
  });

  it('offers pages where there is an app for communities', () => {
    settings.LINKEDIN_CLIENT_ID = 'an-id';
    expect(linkedinConnectsAs()).toEqual(['person']);
    settings.LINKEDIN_COMMUNITY_CLIENT_ID = 'another';
    expect(linkedinConnectsAs()).toEqual(['person', 'page']);
  });

  it('takes accounts of before for the app for sharing', () => {
    expect(providerOfApp(undefined).app).toBeUndefined();
    expect(providerOfApp('community').app).toBe('LINKEDIN_COMMUNITY');
  });
});
