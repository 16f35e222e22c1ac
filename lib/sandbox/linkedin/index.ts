import type { FakeNetwork } from '../network';
import { dispatch, type Route } from '../routes';
import { memberFollowers, memberPostAnalytics, networkSize, shareStatistics } from './analytics';
import { decideConsent, showConsent } from './authorize';
import { createComment, listComments } from './comments';
import { createPost, removePost } from './create-post';
import { getDocument, initializeDocument, putDocument } from './documents';
import { notFound } from './errors';
import { getImage, initializeImage, putImage, showMedia } from './images';
import { showAvatar, showHashtag, showPost, showProfile } from './pages';
import { ACCOUNTS } from './people';
import { me, organizationAcls, organizations, userInfo } from './profile';
import { findPostsByAuthor, getPost } from './read-posts';
import { controlLinkedin } from './switches';
import { answerToken, introspectToken, revokeToken } from './token';
import { getVideo, putVideoPart, videoAction } from './videos';

const WEB = '/linkedin';
const API = '/linkedin-api';

const ROUTES: readonly Route[] = [
  { method: 'GET', path: `${WEB}/oauth/v2/authorization`, answer: showConsent },
  { method: 'POST', path: `${WEB}/oauth/v2/authorization`, answer: decideConsent },
  { method: 'POST', path: `${WEB}/oauth/v2/accessToken`, answer: answerToken },
  { method: 'POST', path: `${WEB}/oauth/v2/revoke`, answer: revokeToken },
  { method: 'POST', path: `${WEB}/oauth/v2/introspectToken`, answer: introspectToken },
  { method: 'GET', path: `${WEB}/feed/update/:urn`, answer: showPost },
  { method: 'GET', path: `${WEB}/feed/hashtag/:tag`, answer: showHashtag },
  { method: 'GET', path: `${WEB}/in/:name`, answer: showProfile },
  { method: 'GET', path: `${WEB}/company/:name`, answer: showProfile },
  { method: 'GET', path: `${WEB}/avatar/:id`, answer: showAvatar },
  { method: 'GET', path: `${WEB}/media/:id`, answer: showMedia },
  { method: 'PUT', path: `${WEB}/dms-uploads/:id/uploaded-image/0`, answer: putImage },
  { method: 'PUT', path: `${WEB}/dms-uploads/:id/uploaded-video/:part`, answer: putVideoPart },
  { method: 'PUT', path: `${WEB}/dms-uploads/:id/uploaded-document/0`, answer: putDocument },

  { method: 'GET', path: `${API}/v2/userinfo`, answer: userInfo },
  { method: 'GET', path: `${API}/v2/me`, answer: me },
  { method: 'GET', path: `${API}/v2/organizationalEntityAcls`, answer: organizationAcls(false) },
  { method: 'GET', path: `${API}/rest/organizationAcls`, answer: organizationAcls(true) },
  { method: 'GET', path: `${API}/rest/organizations`, answer: organizations },
  { method: 'POST', path: `${API}/rest/images`, answer: initializeImage },
  { method: 'GET', path: `${API}/rest/images/:urn`, answer: getImage },
  { method: 'POST', path: `${API}/rest/videos`, answer: videoAction },
  { method: 'GET', path: `${API}/rest/videos/:urn`, answer: getVideo },
  { method: 'POST', path: `${API}/rest/documents`, answer: initializeDocument },
  { method: 'GET', path: `${API}/rest/documents/:urn`, answer: getDocument },
  { method: 'POST', path: `${API}/rest/posts`, answer: createPost },
  { method: 'GET', path: `${API}/rest/posts`, answer: findPostsByAuthor },
  { method: 'GET', path: `${API}/rest/posts/:urn`, answer: getPost },
  { method: 'DELETE', path: `${API}/rest/posts/:urn`, answer: removePost },
  { method: 'POST', path: `${API}/rest/socialActions/:urn/comments`, answer: createComment },
  { method: 'GET', path: `${API}/rest/socialActions/:urn/comments`, answer: listComments },
  { method: 'GET', path: `${API}/rest/memberCreatorPostAnalytics`, answer: memberPostAnalytics },
  { method: 'GET', path: `${API}/rest/memberFollowersCount`, answer: memberFollowers },
  { method: 'GET', path: `${API}/rest/organizationalEntityShareStatistics`, answer: shareStatistics },
  { method: 'GET', path: `${API}/rest/networkSizes/:urn`, answer: networkSize },
];

/** LinkedIn, from its documents: sign-in, Posts API, assets, analytics, and the pages people see. */
export const linkedin: FakeNetwork = {
  name: 'linkedin',
  title: 'LinkedIn',
  prefixes: [WEB, API],
  accounts: ACCOUNTS,
  handle: async (request, world, path) =>
    (await dispatch(ROUTES, request, world, path)) ?? notFound(`Resource ${path.replace(/^\/[^/]+/, '')}`),
  control: controlLinkedin,
};
