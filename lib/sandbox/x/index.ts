import type { FakeNetwork } from '../network';
import { dispatch, type Route } from '../routes';
import { decideConsent, showConsent } from './authorize';
import { createPost, removePost } from './create-post';
import { me } from './me';
import { showAvatar, showHashtag, showMedia, showPost, showProfile } from './pages';
import { ACCOUNTS } from './people';
import { notFound } from './problems';
import { postById, postsByIds, userPosts } from './read-posts';
import { controlX } from './switches';
import { answerToken, revokeToken } from './token';
import { appendUpload, finalizeUpload, initializeUpload, uploadStatus } from './upload-chunked';
import { setMetadata, uploadImage } from './upload-image';

const WEB = '/x';
const API = '/x-api/2';

const ROUTES: readonly Route[] = [
  { method: 'GET', path: `${WEB}/i/oauth2/authorize`, answer: showConsent },
  { method: 'POST', path: `${WEB}/i/oauth2/authorize`, answer: decideConsent },
  { method: 'GET', path: `${WEB}/avatar/:id`, answer: showAvatar },
  { method: 'GET', path: `${WEB}/media/:id`, answer: showMedia },
  { method: 'GET', path: `${WEB}/hashtag/:tag`, answer: showHashtag },
  { method: 'GET', path: `${WEB}/:username`, answer: showProfile },
  { method: 'GET', path: `${WEB}/:username/status/:id`, answer: showPost },

  { method: 'POST', path: `${API}/oauth2/token`, answer: answerToken },
  { method: 'POST', path: `${API}/oauth2/revoke`, answer: revokeToken },
  { method: 'GET', path: `${API}/users/me`, answer: me },
  { method: 'GET', path: `${API}/users/:id/tweets`, answer: userPosts },
  { method: 'POST', path: `${API}/media/upload`, answer: uploadImage },
  { method: 'GET', path: `${API}/media/upload`, answer: uploadStatus },
  { method: 'POST', path: `${API}/media/upload/initialize`, answer: initializeUpload },
  { method: 'POST', path: `${API}/media/upload/:id/append`, answer: appendUpload },
  { method: 'POST', path: `${API}/media/upload/:id/finalize`, answer: finalizeUpload },
  { method: 'POST', path: `${API}/media/metadata`, answer: setMetadata },
  { method: 'POST', path: `${API}/tweets`, answer: createPost },
  { method: 'GET', path: `${API}/tweets`, answer: postsByIds },
  { method: 'GET', path: `${API}/tweets/:id`, answer: postById },
  { method: 'DELETE', path: `${API}/tweets/:id`, answer: removePost },
];

/** X, from its documents: OAuth 2.0 with PKCE, posts, media, billing, and the pages people see. */
export const x: FakeNetwork = {
  name: 'x',
  title: 'X',
  prefixes: [WEB, '/x-api'],
  accounts: ACCOUNTS,
  handle: async (request, world, path) => (await dispatch(ROUTES, request, world, path)) ?? notFound(path),
  control: controlX,
};
