import { avatar } from '../avatar';
import { html, page, type SafeHtml } from '../html';
import { findPost, type LedgerMedia, type LedgerPost, ledger } from '../ledger';
import { linkedText } from '../linked-text';
import { commentsOn } from '../meta/comments';
import { refusalPage } from '../refusal-page';
import type { Call } from '../routes';
import { countOf } from './media-counts';
import { isInProfile } from './media-product';
import { findProfessional, profilePath } from './professionals';
import { mediaIdOf } from './shortcode';

const tagPath = (tag: string): string => `/instagram/explore/tags/${tag}`;
const userPath = (username: string): string => `/instagram/${username}`;

const STYLE = `body{background:#fff;color:#0f1419}header{border-bottom:1px solid #dbdbdb;padding:.7rem 1.2rem}
header b{font-family:Georgia,serif;font-style:italic;font-size:1.4rem}main{max-width:935px;margin:1.6rem auto;padding:0 .6rem}
.post{display:grid;grid-template-columns:minmax(0,1.4fr) minmax(260px,1fr);border:1px solid #dbdbdb;border-radius:4px}
.shots{display:flex;overflow-x:auto;scroll-snap-type:x mandatory;background:#000;min-height:320px}.shots>*{flex:0 0 100%;
width:100%;object-fit:contain;scroll-snap-align:center}.side{display:flex;flex-direction:column;border-left:1px solid #dbdbdb}
.who{display:flex;gap:.7rem;align-items:center;padding:.9rem;border-bottom:1px solid #efefef;font-weight:600}
.who a,.words a{text-decoration:none;font-weight:600}.words{padding:.9rem;flex:1;white-space:pre-wrap;overflow-wrap:anywhere}
.words p a+a{color:#00376b;font-weight:400}.words p+p{margin-top:.8rem}.foot{border-top:1px solid #efefef;padding:.9rem}.foot small{color:#737373;display:block}
.profile{display:flex;gap:2rem;align-items:center;padding:1rem 0 2rem;border-bottom:1px solid #dbdbdb}h1{font-size:1.25rem}
.grid{display:grid;grid-template-columns:repeat(3,1fr);gap:4px;margin-top:1.2rem}.grid a{aspect-ratio:1;background:#efefef;
display:block}.grid img,.grid video{width:100%;height:100%;object-fit:cover}
@media(max-width:700px){.post{grid-template-columns:1fr}.side{border-left:0}}`;

const shell = (title: string, content: SafeHtml): Response =>
  page({ title, style: STYLE, body: html`<header><b>Instagram</b></header><main>${content}</main>` });

/** GET `/instagram/p/{shortcode}/`: the post as a visitor sees it. */
export async function showPost({ world, param }: Call): Promise<Response> {
  const post = await findPost(world, 'instagram', mediaIdOf(param('code')));
  const owner = post && findProfessional(post.accountId);
  if (!owner || post.deletedAt !== null) return gone();
  const comments = await commentsOn(world, post);
  const name = html`<a href="${profilePath(owner)}">${owner.username}</a>`;
  return shell(
    `${owner.name} on Instagram`,
    html`<article class="post"><div class="shots">${post.media.map(medium)}</div><div class="side">
<div class="who">${avatar(owner.id, owner.name, 32)}${name}</div><div class="words">${
      post.text ? html`<p>${name} ${linkedText(post.text, tagPath, userPath)}</p>` : null
    }${comments.map((one) => html`<p><b>${one.author}</b> ${one.text}</p>`)}</div>
<div class="foot"><b>${countOf(world, post, 'likes')} likes</b><small><time datetime="${post.createdAt}">${when(post)}</time></small>
</div></div></article>`,
  );
}

/** GET `/instagram/{username}`: the grid, newest first. */
export async function showProfile({ world, param }: Call): Promise<Response> {
  const owner = findProfessional(param('username'));
  if (!owner) return gone();
  const posts = (await ledger(world, 'instagram'))
    .filter((post) => post.accountId === owner.id && post.deletedAt === null && isInProfile(post))
    .reverse();
  return shell(
    `${owner.name} (@${owner.username})`,
    html`<section class="profile">${avatar(owner.id, owner.name, 110)}<div><h1>${owner.username}</h1>
<p>${posts.length} posts · ${owner.followers.toLocaleString('en')} followers</p><p>${owner.name}<br>${owner.biography}</p></div></section>
<section class="grid">${posts.map(
      (post) =>
        html`<a href="${post.permalinkPath}" aria-label="${post.text.slice(0, 80) || 'Post'}">${post.media.slice(0, 1).map(medium)}</a>`,
    )}</section>${posts.length ? null : html`<p>No posts yet.</p>`}`,
  );
}

const medium = ({ kind, path, altText }: LedgerMedia): SafeHtml =>
  kind === 'video' ? html`<video src="${path}" controls></video>` : html`<img src="${path}" alt="${altText ?? ''}">`;

const when = ({ createdAt }: LedgerPost): string =>
  new Date(createdAt).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const gone = (): Response =>
  refusalPage("Sorry, this page isn't available.", 'The link may be broken, or the page may have been removed.', 404);
