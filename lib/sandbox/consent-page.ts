import { html, page, SafeHtml } from './html';

export interface ConsentParts {
  network: string;
  /** Hex colour of the network's buttons. */
  colour: string;
  appName: string;
  /** What the app may do, in words of a person. */
  permissions: string[];
  /** Where the form goes; it posts `decision` (allow or cancel), `account`, and `hidden`. */
  action: string;
  /** `account` values: choose one of these. */
  people: { id: string; name: string; detail: string; avatar: SafeHtml }[];
  hidden: Record<string, string>;
  /** More form fields, such as the pages to share. */
  extra?: SafeHtml;
}

const STYLE = `body{background:#f3f2ef;color:#1b1b1b}main{width:min(440px,calc(100% - 1.5rem));margin:2.5rem auto;background:#fff;
border:1px solid #e0dfdc;border-radius:14px;padding:1.8rem}h1{font-size:1.25rem;line-height:1.35;margin-bottom:.4rem}
.brand{color:var(--brand);font-weight:800;font-size:1.3rem;letter-spacing:-.02em;margin-bottom:1rem}fieldset{border:0;margin:1.2rem 0;padding:0}
legend{font-weight:600;font-size:13px;color:#555;margin-bottom:.5rem;padding:0}label{display:flex;gap:.8rem;
align-items:center;padding:.6rem .7rem;border:1px solid #e0dfdc;border-radius:10px;cursor:pointer}label+label{margin-top:.5rem}
label:has(:checked){border-color:var(--brand);box-shadow:0 0 0 1px var(--brand)}label small{display:block;color:#666}
ul{margin:.2rem 0 1.2rem;padding-left:1.2rem;color:#333}.row{display:flex;gap:.7rem;flex-direction:row-reverse}
button{flex:1;padding:.65rem;border-radius:999px;border:1px solid var(--brand);background:#fff;color:var(--brand);font-weight:600}
button.go{background:var(--brand);color:#fff}:focus-visible{outline:2px solid var(--brand);outline-offset:2px}`;

/** The page on which a person lets an app in, or does not. */
export function consentPage(parts: ConsentParts): Response {
  const body = html`<main><p class="brand">${parts.network}</p>
<h1>${parts.appName} would like to use your ${parts.network} account</h1>
<form method="post" action="${parts.action}">
<fieldset><legend>Continue as</legend>${parts.people.map(
    (person, index) => html`<label><input type="radio" name="account" value="${person.id}"${index === 0 ? CHECKED : ''}>
${person.avatar}<span>${person.name}<small>${person.detail}</small></span></label>`,
  )}</fieldset>${parts.extra}
<p>It will be able to:</p><ul>${parts.permissions.map((permission) => html`<li>${permission}</li>`)}</ul>
${Object.entries(parts.hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="row"><button class="go" name="decision" value="allow">Allow</button>
<button name="decision" value="cancel">Cancel</button></div></form></main>`;
  return page({
    title: `Allow ${parts.appName} | ${parts.network}`,
    style: `:root{--brand:${parts.colour}}${STYLE}`,
    body,
  });
}

const CHECKED = new SafeHtml(' checked');
