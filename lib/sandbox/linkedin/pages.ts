import { avatar, avatarImage } from '../avatar';
import { postsWithHashtag } from '../hashtag-posts';
import { html, page, type SafeHtml } from '../html';
import { findPost, type LedgerPost } from '../ledger';
import { linkedText } from '../linked-text';
import { refusalPage } from '../refusal-page';
import type { Call } from '../routes';
import { timeAgo } from '../time-ago';
import type { World } from '../world';
import { commentsOf } from './comments';
import { countOf } from './counts';
import { type Author, authorById, authorByProfile } from './people';
import { shownContent } from './post-content';
import { postsOf } from './posts-of';

const STYLE = `body{background:#f4f2ee;color:rgba(0,0,0,.9)}header{background:#fff;border-bottom:1px solid #e0dfdc;padding:.6rem 1rem;
color:#0a66c2;font-weight:800;font-size:1.2rem;letter-spacing:-.03em}main{max-width:555px;margin:1.4rem auto;padding:0 .6rem;
display:grid;gap:.7rem}article,.top{background:#fff;border:1px solid #e0dfdc;border-radius:8px;overflow:hidden}
.by{display:flex;gap:.6rem;padding:.8rem 1rem .3rem}.by a{font-weight:600;text-decoration:none}.by small{display:block;
color:rgba(0,0,0,.6);font-size:12px;line-height:1.35}.text{padding:.3rem 1rem .8rem;white-space:pre-wrap;overflow-wrap:anywhere;
font-size:14px}.text a{color:#0a66c2;font-weight:600;text-decoration:none}.pictures{display:grid;gap:2px;background:#f4f2ee}
.pictures.many{grid-template-columns:1fr 1fr}.pictures img{width:100%;height:100%;object-fit:cover;max-height:620px}
.card{display:block;border-top:1px solid #e0dfdc;background:#f9fafb;padding:.8rem 1rem;font-size:14px;color:inherit;text-decoration:none}
.card small{display:block;color:rgba(0,0,0,.6);font-size:12px}.poll{list-style:none;margin:0;padding:.4rem 1rem 1rem;display:grid;gap:.5rem}
.poll li{border:1px solid #0a66c2;border-radius:99px;padding:.35rem .9rem;color:#0a66c2;font-weight:600;font-size:14px}.video{background:#111;color:#fff;padding:5rem 1rem;text-align:center}.counts{display:flex;justify-content:space-between;
padding:.5rem 1rem;font-size:12px;color:rgba(0,0,0,.6)}.acts{display:flex;justify-content:space-around;border-top:1px solid #e8e6e3;
padding:.6rem;font-size:13px;font-weight:600;color:rgba(0,0,0,.6)}.top{padding:1.2rem 1rem;display:flex;gap:1rem;align-items:center}
.top h1{font-size:1.3rem}.top p{font-size:14px;color:rgba(0,0,0,.6)}.none{text-align:center;color:rgba(0,0,0,.6);padding:2rem}`;

const HEADER = html`<header>in</header>`;

/** GET /linkedin/feed/update/{urn} */
export async function showPost({ world, param }: Call): Promise<Response> {
  const post = await findPost(world, 'linkedin', param('urn'));
  if (!post || post.deletedAt) return refusalPage('This post cannot be displayed', 'It was deleted or never was.', 404);
  return page({
    title: `${post.author} on LinkedIn: ${post.text.slice(0, 60)}`,
    style: STYLE,
    body: html`${HEADER}<main>${article(world, post)}${(await commentsOf(world, post.id)).map(commentary)}</main>`,
  });
}

/** GET /linkedin/in/{name} and /linkedin/company/{name} */
export async function showProfile({ world, url }: Call): Promise<Response> {
  const author = authorByProfile(url.pathname);
  if (!author) return refusalPage('This page does not exist', 'Nobody of that name lives in this sandbox.', 404);
  const posts = (await postsOf(world, author.id)).reverse();
  return page({
    title: `${author.name} | LinkedIn`,
    style: STYLE,
    body: html`${HEADER}<main><section class="top">${avatar(author.id, author.name, 72)}<div><h1>${author.name}</h1>
<p>${author.detail}</p></div></section>${posts.map((post) => article(world, post))}
${posts.length === 0 ? html`<p class="none">No posts yet.</p>` : null}</main>`,
  });
}

/** GET /linkedin/feed/hashtag/{tag} */
export async function showHashtag({ world, param }: Call): Promise<Response> {
  const posts = await postsWithHashtag(world, 'linkedin', param('tag'));
  return page({
    title: `#${param('tag')} | LinkedIn`,
    style: STYLE,
    body: html`${HEADER}<main><section class="top"><h1>#${param('tag')}</h1></section>
${posts.map((post) => article(world, post))}</main>`,
  });
}

/** GET /linkedin/avatar/{id} */
export async function showAvatar({ param }: Call): Promise<Response> {
  const author = authorById(param('id'));
  return author ? avatarImage(author.id, author.name) : new Response(null, { status: 404 });
}

function article(world: World, post: LedgerPost): SafeHtml {
  const author: Author | undefined = authorById(post.accountId);
  return html`<article><div class="by">${avatar(post.accountId, post.author, 48)}<div>
<a href="${author?.profilePath ?? '#'}">${post.author}</a><small>${author?.detail}</small>
<small><a href="${post.permalinkPath}"><time datetime="${post.createdAt}">${timeAgo(world.now(), post.createdAt)}</time></a> • Anyone</small>
</div></div><div class="text">${linkedText(post.text, (tag) => `/linkedin/feed/hashtag/${tag}`)}</div>${shownContent(post)}
<div class="counts"><span>${counted(countOf(world, post, 'REACTION'), 'reaction')}</span><span>${counted(countOf(world, post, 'COMMENT'), 'comment')} •
${counted(countOf(world, post, 'RESHARE'), 'repost')}</span></div>
<div class="acts"><span>Like</span><span>Comment</span><span>Repost</span><span>Send</span></div></article>`;
}

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

const commentary = (comment: LedgerPost): SafeHtml =>
  html`<article class="comment"><div class="by">${avatar(comment.accountId, comment.author, 32)}<div>
<a href="${authorById(comment.accountId)?.profilePath ?? '#'}">${comment.author}</a></div></div>
<div class="text">${comment.text}</div></article>`;
