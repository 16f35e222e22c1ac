import { xDraftRules } from '@/lib/contracts/drafts/x';
import { SECOND } from '@/lib/foundation/time';
import { authorizationUrl } from '../oauth';
import type { PlatformAdapter } from '../platform';
import { connectX, xOAuth } from './connect';
import { inspectX } from './inspect';
import { xMetrics } from './metrics';
import { readXPost, xReferenceOf } from './post-reference';
import { publishToX } from './publish';
import { reconcileOnX } from './reconcile';
import { revokeX } from './revoke';
import { refreshX, xTokenLife } from './token-life';

export const xAdapter: PlatformAdapter = {
  id: 'x',
  name: 'X',
  oauth: xOAuth,
  readLagMs: 20 * SECOND,
  concurrency: 4,
  rules: xDraftRules,
  authorizationUrl: (request) => authorizationUrl(xOAuth, request),
  connect: connectX,
  publish: publishToX,
  reconcile: reconcileOnX,
  referenceOf: xReferenceOf,
  readPost: readXPost,
  tokenLife: xTokenLife,
  refresh: refreshX,
  revoke: revokeX,
  inspect: inspectX,
  metrics: xMetrics,
};
