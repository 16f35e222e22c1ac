import { avatarImage } from '../avatar';
import { INSTAGRAM_ROUTES } from '../instagram/graph-routes';
import { metaControl } from '../meta/control';
import { isInstagramId } from '../meta/graph-id';
import { serveGraph } from '../meta/serve-graph';
import { serveFile } from '../meta/stored-file';
import type { FakeNetwork } from '../network';
import { refusalPage } from '../refusal-page';
import { dispatch, type Route } from '../routes';
import { answerDialog, showDialog } from './dialog';
import { CONSENT_ROUTES } from './end-grant';
import { FEED_ROUTES } from './feed-routes';
import { INSIGHT_ROUTES } from './insight-routes';
import { ME_ROUTES } from './me-routes';
import { NODE_ROUTES } from './node-routes';
import { findPage, findPerson, SEEDED } from './people';
import { showPost, showProfile } from './post-page';
import { PUBLISH_ROUTES } from './publish-routes';
import { STORY_ROUTES } from './stories';
import { TOKEN_ROUTES } from './token-routes';
import { UPLOAD_ROUTES } from './upload-host';
import { VIDEO_SESSION_ROUTES } from './video-session';
import { VIDEO_ROUTES } from './videos';

const HOST = { network: 'facebook', prefix: '/meta-graph' } as const;

const GRAPH_ROUTES = [
  ...TOKEN_ROUTES,
  ...ME_ROUTES,
  ...CONSENT_ROUTES,
  ...PUBLISH_ROUTES,
  ...VIDEO_ROUTES,
  ...VIDEO_SESSION_ROUTES,
  ...STORY_ROUTES,
  ...FEED_ROUTES,
  ...INSIGHT_ROUTES,
  ...NODE_ROUTES,
];

/** What a browser sees at facebook.com, and the host that takes uploads. */
const SITE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/facebook/:version/dialog/oauth', answer: showDialog },
  { method: 'POST', path: '/facebook/:version/dialog/oauth', answer: answerDialog },
  { method: 'GET', path: '/facebook/media/:id', answer: ({ world, param }) => serveFile(world, param('id')) },
  { method: 'GET', path: '/facebook/avatar/:id', answer: async ({ param }) => avatarOf(param('id')) },
  { method: 'GET', path: '/facebook/:page/posts/:post', answer: showPost },
  { method: 'GET', path: '/facebook/:page', answer: showProfile },
  ...UPLOAD_ROUTES,
];

const avatarOf = (id: string): Response => avatarImage(id, findPage(id)?.name ?? findPerson(id)?.name ?? 'Facebook');

const SETTINGS = [
  'callLimit',
  'usagePercent',
  'duplicateWindowMs',
  'processingMs',
  'processingFailure',
  'declinedScopes',
];

/** Facebook Pages: the site under `/facebook`, the Graph API under `/meta-graph`, Instagram through Facebook Login too. */
export const facebook: FakeNetwork = {
  name: 'facebook',
  title: 'Facebook',
  prefixes: ['/facebook', '/meta-graph', '/meta-upload'],
  accounts: SEEDED,
  control: (request, world, path) => metaControl('facebook', SETTINGS, request, world, path),
  async handle(request, world, path) {
    if (path.startsWith(HOST.prefix)) {
      const node = /^\/meta-graph(?:\/v\d+\.\d+)?\/(\d+)/.exec(path)?.[1] ?? '';
      return serveGraph(HOST, isInstagramId(node) ? INSTAGRAM_ROUTES : GRAPH_ROUTES, request, world, path);
    }
    const answer = await dispatch(SITE_ROUTES, request, world, path);
    return answer ?? refusalPage("This page isn't available", 'The link may be broken, or the page removed.', 404);
  },
};
