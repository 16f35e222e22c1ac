import { avatar } from '../avatar';
import { html, page, type SafeHtml } from '../html';
import { findPost, type LedgerMedia, type LedgerPost, ledger } from '../ledger';
import { linkedText } from '../linked-text';
import { commentsOn } from '../meta/comments';
import { refusalPage } from '../refusal-page';
import type { Call } from '../routes';
import type { World } from '../world';
import { isOnTimeline, isPublished, linkOf } from './page-post';
import { type FacebookPage, findPage, findPerson, profilePath } from './people';
import { likesOf } from './post-counts';

const HASHTAG_PATH = (tag: string): string => `/facebook/hashtag/${tag}`;

const STYLE = `body{background:#f0f2f5;color:#050505}header{background:#fff;border-bottom:1px solid #dadde1;padding:.6rem 1rem}
header b{color:#0866ff;font-size:1.5rem;letter-spacing:-.05em}main{max-width:590px;margin:1.2rem auto;padding:0 .5rem}
.card{background:#fff;border-radius:10px;box-shadow:0 1px 2px #0002;margin-bottom:1rem;overflow:hidden}.top{display:flex;
gap:.6rem;align-items:center;padding:.9rem 1rem .4rem}.top a{font-weight:600;text-decoration:none}.top small,.meta{color:#65676b;
font-size:13px}.text{padding:.3rem 1rem .9rem;white-space:pre-wrap;overflow-wrap:anywhere}.photos{display:grid;gap:3px;
grid-template-columns:repeat(2,1fr)}.photos>:only-child,.photos>:first-child:nth-last-child(odd){grid-column:1/-1}
.photos img,.photos video{width:100%;height:100%;max-height:680px;object-fit:cover}.text a{color:#0064d1;text-decoration:none}.link{display:block;background:#f0f2f5;
padding:.8rem 1rem;text-decoration:none;font-weight:600}.link small{display:block;font-weight:400;color:#65676b;
text-transform:uppercase}.meta{padding:.6rem 1rem;border-bottom:1px solid #e4e6eb;display:flex;justify-content:space-between}
.actions{display:flex;color:#65676b;font-weight:600;font-size:14px}.actions span{flex:1;text-align:center;padding:.6rem}
.comment{display:flex;gap:.5rem;padding:.3rem 1rem .6rem}.comment p{background:#f0f2f5;border-radius:16px;padding:.5rem .8rem}
.profile small{color:#65676b}.profile{display:flex;gap:1rem;align-items:center;padding:1.3rem 1rem}h1{font-size:1.4rem}`;

const shell = (title: string, content: SafeHtml): Response =>
  page({
    title: `${title} | Facebook`,
    style: STYLE,
    body: html`<header><b>facebook</b></header><main>${content}</main>`,
  });

/** GET `/facebook/{page}/posts/{id}`: the post as a visitor sees it. */
export async function showPost({ world, param }: Call): Promise<Response> {
  const owner = findPage(param('page'));
  const post = owner && (await findPost(world, 'facebook', `${owner.id}_${param('post')}`));
  if (!post || post.deletedAt !== null || !isPublished(post)) return gone();
  const comments = await commentsOn(world, post);
  return shell(`${owner.name} - ${post.text.slice(0, 60)}`, card(world, owner, post, comments));
}

/** GET `/facebook/{page}`: a Page with its posts, newest first; or a person's profile, which has none here. */
export async function showProfile({ world, param }: Call): Promise<Response> {
  const owner = findPage(param('page'));
  if (!owner) return showPerson(param('page'));
  const posts = (await ledger(world, 'facebook'))
    .filter((post) => post.accountId === owner.id && post.deletedAt === null && isOnTimeline(post))
    .reverse();
  const cards = posts.map(async (post) => card(world, owner, post, await commentsOn(world, post)));
  const head = html`<section class="card profile">${avatar(owner.id, owner.name, 84)}<div><h1>${owner.name}</h1>
<small>${owner.category} · ${owner.followers.toLocaleString('en')} followers</small></div></section>`;
  const none = html`<section class="card text">No posts yet.</section>`;
  return shell(owner.name, html`${head}${posts.length ? await Promise.all(cards) : none}`);
}

function showPerson(id: string): Response {
  const person = findPerson(id);
  if (!person) return gone();
  return shell(
    person.name,
    html`<section class="card profile">${avatar(person.id, person.name, 84)}<h1>${person.name}</h1></section>`,
  );
}

function card(world: World, owner: FacebookPage, post: LedgerPost, comments: LedgerPost[]): SafeHtml {
  const link = linkOf(post);
  return html`<article class="card"><div class="top">${avatar(owner.id, owner.name)}<div>
<a href="${profilePath(owner)}">${owner.name}</a><br><small><a href="${post.permalinkPath}"><time datetime="${post.createdAt}">${when(post)}</time></a>
· Public</small></div></div>${post.text ? html`<p class="text">${linkedText(post.text, HASHTAG_PATH)}</p>` : null}
${post.media.length ? html`<div class="photos">${post.media.map(medium)}</div>` : null}
${link ? html`<a class="link" href="${link}"><small>${new URL(link).hostname}</small>${link}</a>` : null}
<p class="meta"><span>${likesOf(world, post)} likes</span><span>${comments.length} comments</span></p>
<div class="actions"><span>Like</span><span>Comment</span><span>Share</span></div>${comments.map(
    (one) =>
      html`<div class="comment">${avatar(one.accountId, one.author, 32)}<p><b>${one.author}</b><br>${one.text}</p></div>`,
  )}</article>`;
}

const medium = ({ kind, path, altText }: LedgerMedia): SafeHtml =>
  kind === 'video' ? html`<video src="${path}" controls></video>` : html`<img src="${path}" alt="${altText ?? ''}">`;

const when = ({ createdAt }: LedgerPost): string =>
  new Date(createdAt).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

const gone = (): Response =>
  refusalPage("This content isn't available right now", 'It was deleted, or its address is wrong.', 404);
