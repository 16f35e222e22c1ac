import { html, page } from './html';

const STYLE = `body{background:#fafaf9;color:#1c1917}main{max-width:460px;margin:15vh auto;padding:0 1.25rem}
h1{font-size:1.3rem;margin-bottom:.5rem}p{color:#57534e}`;

/** A page for a person whom the network cannot send back to the app, or who opens what is not there. */
export const refusalPage = (title: string, explanation: string, status: number): Response =>
  page({ title, style: STYLE, body: html`<main><h1>${title}</h1><p>${explanation}</p></main>`, status });
