import { withProduct } from '../built-product';
import { cookieOf } from '../callers';
import { LoadProcess } from '../load-process';
import { postsDatabase } from '../posts-database';
import type { Target } from '../target';
import { ratesInTurns, textOf } from '../web-rounds';

const ROWS = 50_000;
const CLIENTS = 30;
const GOAL = 0.9;

/** Target 11: the first screen of a business with all that it shows, against a page that is dynamic and reads nothing. */
export const pageWithDataTarget: Target = {
  number: 11,
  title: 'a page with its data against a bare dynamic page',
  isSlow: true,
  async run(bench) {
    const { client, url, largest } = await postsDatabase(bench, ROWS);
    const cookie = await cookieOf(client, largest.id);
    return withProduct(bench, url, async ({ origin }) => {
      const { slug } = largest;
      const pages = { data: `/${slug}`, analytics: `/${slug}/analytics`, bare: '/sign-in' };
      await mustShow(origin, pages.bare, {}, 'Sign in');
      for (const path of [pages.data, pages.analytics]) await mustShow(origin, path, cookie, 'Bulk Business 1');
      const load = await LoadProcess.start(bench);
      const { rates } = await ratesInTurns(
        bench,
        load,
        { origin, connections: CLIENTS },
        {
          data: { paths: [pages.data], headers: [cookie] },
          analytics: { paths: [pages.analytics], headers: [cookie] },
          bare: { paths: [pages.bare], headers: [{}] },
        },
      );
      await load.stop();
      return (['data', 'analytics'] as const).map((page) => ({
        ...{ target: 11, name: `${page === 'data' ? 'dashboard' : page}, ${CLIENTS} clients`, ours: rates[page] },
        ...{ baseline: rates.bare, ratio: rates[page] / rates.bare, unit: 'per second' },
        ...{ goal: `≥ ${GOAL}× sign-in`, ok: rates[page] >= GOAL * rates.bare },
      }));
    });
  },
};

async function mustShow(origin: string, path: string, headers: Record<string, string>, text: string): Promise<void> {
  const html = await textOf(origin, path, headers);
  if (!html.includes(text)) throw new Error(`${path} does not show "${text}".`);
}
