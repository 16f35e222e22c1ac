import { instagramDraftRules } from '@/lib/contracts/drafts/instagram';
import { SECOND } from '@/lib/foundation/time';
import { authorizationUrl } from '../oauth';
import type { PlatformAdapter } from '../platform';
import { connectInstagram, instagramOAuth } from './connect';
import { publishToInstagram } from './publish';
import { reconcileOnInstagram } from './reconcile';

export const instagramAdapter: PlatformAdapter = {
  id: 'instagram',
  name: 'Instagram',
  oauth: instagramOAuth,
  readLagMs: 5 * SECOND,
  rules: instagramDraftRules,
  authorizationUrl: (request) => authorizationUrl(instagramOAuth, request),
  connect: connectInstagram,
  publish: publishToInstagram,
  reconcile: reconcileOnInstagram,
};
