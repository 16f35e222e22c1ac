import { facebookDraftRules } from '@/lib/contracts/drafts/facebook';
import { SECOND } from '@/lib/foundation/time';
import { authorizationUrl } from '../oauth';
import type { PlatformAdapter } from '../platform';
import { connectFacebook, facebookOAuth } from './connect';
import { publishToFacebook } from './publish';
import { reconcileOnFacebook } from './reconcile';

export const facebookAdapter: PlatformAdapter = {
  id: 'facebook',
  name: 'Facebook',
  oauth: facebookOAuth,
  readLagMs: 5 * SECOND,
  rules: facebookDraftRules,
  authorizationUrl: (request) => authorizationUrl(facebookOAuth, request),
  connect: connectFacebook,
  publish: publishToFacebook,
  reconcile: reconcileOnFacebook,
};
