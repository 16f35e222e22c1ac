import type { Platform } from '@/lib/contracts/platform';
import { redirectUri, secret } from '@/lib/domain/accounts/pending-connection';
import type { ConnectionKind } from '@/lib/platforms/authorization';
import type { DiscoveredAccount } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { decideOnConsentPage } from '@/lib/sandbox/decide-on-consent-page';
import { OWNERS } from './fake-post';

const AS: Partial<Record<Platform, ConnectionKind>> = { linkedin: 'page' };

/** The roastery's account on a network, allowed on the network's own page as a person would. */
export async function discoverAccount(platform: Platform, now: Date): Promise<DiscoveredAccount> {
  const as = AS[platform];
  const request = { redirectUri: redirectUri(platform), state: secret(), codeVerifier: secret(), ...(as && { as }) };
  const url = await decideOnConsentPage(await platformAdapter(platform).authorizationUrl(request));
  const discovered = await platformAdapter(platform).connect({ url, request, now });
  const own = discovered.find(({ platformUserId }) => platformUserId === OWNERS[platform].id);
  if (!own) throw new Error(`${platform} discovered no account ${OWNERS[platform].id}.`);
  return own;
}
