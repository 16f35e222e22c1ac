import { html, page, type SafeHtml } from './html';
import { type LedgerPost, ledger } from './ledger';
import type { FakeNetwork } from './network';
import type { World } from './world';

const SHOWN_POSTS = 12;

const STYLE = `body{background:#fafaf9;color:#1c1917}main{max-width:880px;margin:0 auto;padding:3rem 1.25rem}
h1{font-size:1.7rem;letter-spacing:-.02em}h2{font-size:1rem;margin:2.2rem 0 .7rem}.lead{color:#57534e;margin-top:.4rem}
.grid{display:grid;gap:.8rem;grid-template-columns:repeat(auto-fit,minmax(190px,1fr))}
.card{background:#fff;border:1px solid #e7e5e4;border-radius:12px;padding:1rem}.card b{display:block;margin-bottom:.3rem}
.card a{display:block;color:#1d4ed8;text-decoration:none;padding:.1rem 0}a:hover{text-decoration:underline}
ol{list-style:none;margin:0;padding:0;background:#fff;border:1px solid #e7e5e4;border-radius:12px}
li{padding:.7rem 1rem;display:flex;gap:.9rem;align-items:baseline}li+li{border-top:1px solid #f0efee}
li a{color:inherit;flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
small{color:#78716c;white-space:nowrap}.empty{color:#78716c}code{background:#f0efee;border-radius:5px;padding:.1rem .35rem;
font-size:13px}dl{display:grid;grid-template-columns:auto 1fr;gap:.5rem 1rem;margin:0}dd{margin:0;color:#57534e}
@media(max-width:600px){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}`;

/** What a newcomer sees at `/`: the networks, who lives there, what was posted last, and the control door. */
export async function homePage(_request: Request, world: World, networks: readonly FakeNetwork[]): Promise<Response> {
  const newest = (await ledger(world, null))
    .filter((post) => post.deletedAt === null)
    .slice(-SHOWN_POSTS)
    .reverse();
  const body = html`<main><h1>Sandbox networks</h1>
<p class="lead">Stand-ins for the real networks: connect accounts, publish, and see every post here as the network would
show it. Clock: ${world.now().toISOString()}.</p>
<h2>Profiles</h2><div class="grid">${networks.map(networkCard)}</div>
<h2>Latest posts</h2>${newest.length ? html`<ol>${newest.map((post) => postRow(post, networks))}</ol>` : NO_POSTS}
<h2>Control door</h2>${CONTROLS}</main>`;
  return page({ title: 'Sandbox networks', style: STYLE, body });
}

const networkCard = ({ title, accounts }: FakeNetwork): SafeHtml =>
  html`<section class="card"><b>${title}</b>${accounts.map(
    (account) => html`<a href="${account.profilePath}">${account.displayName}</a>`,
  )}</section>`;

const postRow = (post: LedgerPost, networks: readonly FakeNetwork[]): SafeHtml =>
  html`<li><small>${networks.find(({ name }) => name === post.network)?.title}</small>
<a href="${post.permalinkPath}">${post.text || 'A picture without words'}</a>
<small>${post.author}, ${post.createdAt.slice(0, 16).replace('T', ' ')} UTC</small></li>`;

const NO_POSTS = html`<p class="empty">No posts yet. Publish one and it appears here.</p>`;

const CONTROLS = html`<dl><dt><a href="/__fake/posts"><code>GET /__fake/posts</code></a></dt>
<dd>Every accepted post, deleted ones included.</dd>
<dt><a href="/__fake/accounts"><code>GET /__fake/accounts</code></a></dt><dd>Who lives here, with the state of their tokens.</dd>
<dt><a href="/__fake/faults"><code>GET, POST, DELETE /__fake/faults</code></a></dt>
<dd>Lose replies, answer 500 or 429, hang: <code>{"network":"x","operation":"publish","fault":"lose_reply"}</code></dd>
<dt><code>POST /__fake/clock</code></dt><dd>Move time: <code>{"advanceMs":3600000}</code></dd>
<dt><code>POST /__fake/accounts/{network}/{id}/revoke</code></dt><dd>Also <code>/expire</code> and <code>/scopes {"remove":[…]}</code>.</dd>
<dt><code>POST /__fake/{network}/read-lag</code></dt><dd>New posts stay unseen to reads: <code>{"ms":10000}</code></dd>
<dt><code>POST /__fake/reset</code></dt><dd>Forget everything.</dd></dl>`;
