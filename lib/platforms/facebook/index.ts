import { facebookDraftRules } from '@/lib/contracts/drafts/facebook';
import { SECOND } from '@/lib/foundation/time';
import { endConsent, hasFacebookConsent } from '../meta/end-consent';
import { authorizationUrl } from '../oauth';
import type { PlatformAdapter } from '../platform';
import { connectFacebook, facebookOAuth } from './connect';
import { inspectFacebook } from './inspect';
import { facebookMetrics } from './metrics';
import { facebookReferenceOf, readFacebookPost } from './post-reference';
import { publishToFacebook } from './publish';
import { reconcileOnFacebook } from './reconcile';

/**
 * A Page's token has no end of its own and no refresh. Nor can it be revoked alone: what Meta offers ends the person's
 * whole consent, and with it their other Pages. So it is asked for with the last of them alone.
 */
export const facebookAdapter: PlatformAdapter = {
  id: 'facebook',
  name: 'Facebook',
  oauth: facebookOAuth,
  readLagMs: 20 * SECOND,
  concurrency: 4,
  rules: facebookDraftRules,
  authorizationUrl: (request) => authorizationUrl(facebookOAuth, request),
  connect: connectFacebook,
  publish: publishToFacebook,
  reconcile: reconcileOnFacebook,
  referenceOf: facebookReferenceOf,
  readPost: readFacebookPost,
  tokenLife: null,
  isRevocable: hasFacebookConsent,
  revoke: endConsent,
  inspect: inspectFacebook,
  metrics: facebookMetrics,
};
