import { avatar, avatarImage } from '../avatar';
import { postsWithHashtag } from '../hashtag-posts';
import { html, page, type SafeHtml } from '../html';
import { findPost, type LedgerMedia, type LedgerPost, readablePosts } from '../ledger';
import { linkedText } from '../linked-text';
import { refusalPage } from '../refusal-page';
import type { Call } from '../routes';
import { timeAgo } from '../time-ago';
import type { World } from '../world';
import { countOf } from './counts';
import { anyMedia } from './media-records';
import { findUser, findUserByName } from './people';

const STYLE = `body{background:#fff;color:#0f1419}header{position:sticky;top:0;background:#ffffffd9;backdrop-filter:blur(8px);
border-bottom:1px solid #eff3f4;padding:.7rem 1rem;font-weight:700;font-size:1.15rem}main{max-width:600px;margin:0 auto;
border-inline:1px solid #eff3f4;min-height:100vh}article{padding:.8rem 1rem;border-bottom:1px solid #eff3f4}
.by{display:flex;gap:.7rem;align-items:center}.by a{font-weight:700;text-decoration:none}.by small{display:block;color:#536471;
font-size:15px;font-weight:400}.text{font-size:17px;line-height:1.4;margin:.7rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
.text a{color:#1d9bf0;text-decoration:none}.pictures{display:grid;gap:2px;border-radius:16px;overflow:hidden;border:1px solid #cfd9de}
.pictures.many{grid-template-columns:1fr 1fr}.pictures img{width:100%;height:100%;object-fit:cover;max-height:560px}
.video{background:#0f1419;color:#fff;padding:5rem 1rem;text-align:center}.when{color:#536471;padding:.7rem 0;display:block;
text-decoration:none;font-size:15px}.counts{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;border-top:1px solid #eff3f4;padding-top:.7rem;color:#536471;
font-size:14px}.counts b{color:#0f1419}.top{padding:1.2rem 1rem;border-bottom:1px solid #eff3f4}.top h1{font-size:1.25rem;margin-top:.6rem}
.top p{color:#536471}.none{color:#536471;text-align:center;padding:3rem}`;

/** GET /x/{username}/status/{id} */
export async function showPost({ world, param }: Call): Promise<Response> {
  const post = await findPost(world, 'x', param('id'));
  if (!post || post.deletedAt) {
    return refusalPage('Hmm… this page doesn’t exist.', 'The post was deleted or never was.', 404);
  }
  return page({
    title: `${post.author} on X: “${post.text.slice(0, 60)}”`,
    style: STYLE,
    body: html`<main><header>Post</header>${article(world, post)}</main>`,
  });
}

/** GET /x/{username} */
export async function showProfile({ world, param }: Call): Promise<Response> {
  const user = findUserByName(param('username'));
  if (!user) return refusalPage('This account doesn’t exist', 'Try another name.', 404);
  const posts = (await readablePosts(world, 'x', user.id)).reverse();
  return page({
    title: `${user.name} (@${user.username}) / X`,
    style: STYLE,
    body: html`<main><header>${user.name}</header><section class="top">${avatar(user.id, user.name, 88)}<h1>${user.name}</h1>
<p>@${user.username}</p><p>${linkedText(user.description, hashtagPath, mentionPath)}</p>
<p><b>${user.followers.toLocaleString('en')}</b> Followers</p></section>${posts.map((post) => article(world, post))}
${posts.length === 0 ? html`<p class="none">No posts yet.</p>` : null}</main>`,
  });
}

/** GET /x/hashtag/{tag} */
export async function showHashtag({ world, param }: Call): Promise<Response> {
  const posts = await postsWithHashtag(world, 'x', param('tag'));
  return page({
    title: `#${param('tag')} / X`,
    style: STYLE,
    body: html`<main><header>#${param('tag')}</header>${posts.map((post) => article(world, post))}</main>`,
  });
}

/** GET /x/avatar/{id} */
export async function showAvatar({ param }: Call): Promise<Response> {
  const user = findUser(param('id'));
  return user ? avatarImage(user.id, user.name) : new Response(null, { status: 404 });
}

/** GET /x/media/{id}: the picture as its post shows it. */
export async function showMedia({ world, param }: Call): Promise<Response> {
  const media = await anyMedia(world, param('id'));
  if (!media?.data) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(Buffer.from(media.data, 'base64')), {
    headers: {
      'content-type': media.mimeType,
      'x-content-type-options': 'nosniff',
      'cache-control': 'max-age=3600',
    },
  });
}

const hashtagPath = (tag: string): string => `/x/hashtag/${tag}`;
const mentionPath = (username: string): string => `/x/${username}`;

function article(world: World, post: LedgerPost): SafeHtml {
  const username = findUser(post.accountId)?.username ?? post.accountId;
  const counts = [
    [countOf(world, post, 'reply_count'), 'Replies'],
    [countOf(world, post, 'repost_count'), 'Reposts'],
    [countOf(world, post, 'like_count'), 'Likes'],
    [countOf(world, post, 'impression_count'), 'Views'],
  ] as const;
  return html`<article><div class="by">${avatar(post.accountId, post.author, 44)}<a href="/x/${username}">${post.author}
<small>@${username}</small></a></div><div class="text">${linkedText(post.text, hashtagPath, mentionPath)}</div>${pictures(post.media)}
<a class="when" href="${post.permalinkPath}"><time datetime="${post.createdAt}">${timeAgo(world.now(), post.createdAt)}</time></a>
<div class="counts">${counts.map(([count, name]) => html`<span><b>${count.toLocaleString('en')}</b> ${name}</span>`)}</div></article>`;
}

function pictures(media: LedgerMedia[]): SafeHtml | null {
  if (media.length === 0) return null;
  return html`<div class="pictures${media.length > 1 ? ' many' : ''}">${media.map((medium) =>
    medium.kind === 'video'
      ? html`<div class="video">▶ Video</div>`
      : html`<img src="${medium.path}" alt="${medium.altText ?? ''}">`,
  )}</div>`;
}
