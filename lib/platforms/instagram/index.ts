import { instagramDraftRules } from '@/lib/contracts/drafts/instagram';
import { SECOND } from '@/lib/foundation/time';
import { endConsent, hasFacebookConsent } from '../meta/end-consent';
import { authorizationUrl } from '../oauth';
import type { PlatformAdapter } from '../platform';
import { connectInstagram, instagramOAuth } from './connect';
import { inspectInstagram, instagramTokenLife, refreshInstagram } from './life';
import { instagramMetrics } from './metrics';
import { instagramReferenceOf, readInstagramMedia } from './post-reference';
import { publishToInstagram } from './publish';
import { reconcileOnInstagram } from './reconcile';

/** Instagram Login offers an app no way to end a token: its accounts are forgotten. One behind a Page rests on Facebook's. */
export const instagramAdapter: PlatformAdapter = {
  id: 'instagram',
  name: 'Instagram',
  oauth: instagramOAuth,
  readLagMs: 20 * SECOND,
  concurrency: 4,
  rules: instagramDraftRules,
  authorizationUrl: (request) => authorizationUrl(instagramOAuth, request),
  connect: connectInstagram,
  publish: publishToInstagram,
  reconcile: reconcileOnInstagram,
  referenceOf: instagramReferenceOf,
  readPost: readInstagramMedia,
  tokenLife: instagramTokenLife,
  refresh: refreshInstagram,
  isRevocable: hasFacebookConsent,
  revoke: endConsent,
  inspect: inspectInstagram,
  metrics: instagramMetrics,
};
