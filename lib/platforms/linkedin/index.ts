import { linkedinDraftRules } from '@/lib/contracts/drafts/linkedin';
import { SECOND } from '@/lib/foundation/time';
import { authorizationUrl } from '../oauth';
import type { PlatformAdapter } from '../platform';
import { linkedinAsks, linkedinConnectsAs, linkedinOAuth } from './apps';
import { connectLinkedin } from './connect';
import { inspectLinkedin } from './inspect';
import { linkedinMetrics } from './metrics';
import { linkedinCandidates, linkedinReferenceOf, readLinkedinPost } from './post-reference';
import { publishToLinkedin } from './publish';
import { reconcileOnLinkedin } from './reconcile';
import { revokeLinkedin } from './revoke';
import { linkedinTokenLife, refreshLinkedin } from './token-life';

export const linkedinAdapter: PlatformAdapter = {
  id: 'linkedin',
  name: 'LinkedIn',
  oauth: linkedinOAuth,
  readLagMs: 20 * SECOND,
  concurrency: 4,
  rules: linkedinDraftRules,
  connectsAs: linkedinConnectsAs,
  authorizationUrl: (request) => authorizationUrl(linkedinAsks(request).provider, request),
  connect: connectLinkedin,
  publish: publishToLinkedin,
  reconcile: reconcileOnLinkedin,
  referenceOf: linkedinReferenceOf,
  candidates: linkedinCandidates,
  readPost: readLinkedinPost,
  tokenLife: linkedinTokenLife,
  refresh: refreshLinkedin,
  revoke: revokeLinkedin,
  inspect: inspectLinkedin,
  metrics: linkedinMetrics,
};
