import { avatarImage } from '../avatar';
import { metaControl } from '../meta/control';
import { serveGraph } from '../meta/serve-graph';
import { serveFile } from '../meta/stored-file';
import type { FakeNetwork } from '../network';
import { refusalPage } from '../refusal-page';
import { dispatch, type Route } from '../routes';
import { answerAuthorize, showAuthorize } from './authorize';
import { INSTAGRAM_ROUTES } from './graph-routes';
import { TOKEN_ROUTES } from './long-lived-token';
import { showPost, showProfile } from './post-page';
import { findProfessional, SEEDED } from './professionals';
import { exchangeCode } from './short-lived-token';

const HOST = { network: 'instagram', prefix: '/instagram-graph' } as const;

/** What stands at instagram.com and api.instagram.com. */
const SITE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/instagram/oauth/authorize', answer: showAuthorize },
  { method: 'POST', path: '/instagram/oauth/authorize', answer: answerAuthorize },
  { method: 'POST', path: '/instagram-api/oauth/access_token', answer: exchangeCode },
  { method: 'GET', path: '/instagram/media/:id', answer: ({ world, param }) => serveFile(world, param('id')) },
  { method: 'GET', path: '/instagram/avatar/:id', answer: async ({ param }) => avatarOf(param('id')) },
  { method: 'GET', path: '/instagram/p/:code', answer: showPost },
  { method: 'GET', path: '/instagram/:username', answer: showProfile },
];

const avatarOf = (id: string): Response => avatarImage(id, findProfessional(id)?.name ?? 'Instagram');

const SETTINGS = [
  'callLimit',
  'usagePercent',
  'quotaTotal',
  'processingMs',
  'processingFailure',
  'actionBlocked',
  'declinedScopes',
];

/** Instagram with Instagram Login: the site, the token exchange and the Graph API, each under its own prefix. */
export const instagram: FakeNetwork = {
  name: 'instagram',
  title: 'Instagram',
  prefixes: ['/instagram', '/instagram-api', '/instagram-graph'],
  accounts: SEEDED,
  control: (request, world, path) => metaControl('instagram', SETTINGS, request, world, path),
  async handle(request, world, path) {
    if (path.startsWith(HOST.prefix)) {
      return serveGraph(HOST, [...TOKEN_ROUTES, ...INSTAGRAM_ROUTES], request, world, path);
    }
    const answer = await dispatch(SITE_ROUTES, request, world, path);
    return answer ?? refusalPage("Sorry, this page isn't available.", 'The link may be broken.', 404);
  },
};
