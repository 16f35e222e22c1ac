import { linkedinDraftRules } from '@/lib/contracts/drafts/linkedin';
import { SECOND } from '@/lib/foundation/time';
import { authorizationUrl } from '../oauth';
import type { PlatformAdapter } from '../platform';
import { connectLinkedin, linkedinOAuth } from './connect';
import { publishToLinkedin } from './publish';
import { reconcileOnLinkedin } from './reconcile';

export const linkedinAdapter: PlatformAdapter = {
  id: 'linkedin',
  name: 'LinkedIn',
  oauth: linkedinOAuth,
  readLagMs: 10 * SECOND,
  rules: linkedinDraftRules,
  authorizationUrl: (request) => authorizationUrl(linkedinOAuth, request),
  connect: connectLinkedin,
  publish: publishToLinkedin,
  reconcile: reconcileOnLinkedin,
};
