import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Bench, Target } from '../target';

const MAIN = path.join(import.meta.dirname, '../../chaos/main.ts');
const SETTLED_SHARE = 0.99;

/** Target 16: posts under all faults, counted by the networks' own books; the naive design in the same harness must fail. */
export const exactlyOnceTarget: Target = {
  number: 16,
  title: 'exactly once under all faults, by npm run chaos',
  isSlow: true,
  async run(bench) {
    const { options, say } = bench;
    const { quick } = options;
    const posts = quick ? 300 : 10_000;
    const naivePosts = quick ? 300 : 1_500;
    say(`${posts} posts by the product`);
    const ours = await chaos(bench, posts, 'product');
    say(`${naivePosts} posts by the naive design`);
    const naive = await chaos(bench, naivePosts, 'naive');
    const wrong = ours.duplicates + ours.lost;
    const share = ours.doubts === 0 ? 1 : ours.settled / ours.doubts;
    const enough = quick ? 0 : 50;
    return [
      {
        ...{
          target: 16,
          name: `posted twice or lost, of ${posts}`,
          ours: wrong,
          baseline: naive.duplicates + naive.lost,
        },
        ...{ ratio: null, unit: 'posts', goal: '0', ok: wrong === 0 },
      },
      {
        ...{ target: 16, name: 'unknown outcomes settled in 2 min', ours: share, baseline: null, ratio: share },
        ...{ unit: 'share', goal: `≥ ${SETTLED_SHARE}`, ok: share >= SETTLED_SHARE },
      },
      {
        ...{
          target: 16,
          name: `posted twice by the naive design, of ${naivePosts}`,
          ours: naive.duplicates,
          baseline: null,
        },
        ...{ ratio: null, unit: 'posts', goal: `> ${enough}`, ok: naive.duplicates > enough },
      },
    ];
  },
};

interface Outcome {
  duplicates: number;
  lost: number;
  doubts: number;
  settled: number;
}

/** One run, read from the lines that it ends with. A run that ends without them throws. */
async function chaos({ onStop }: Bench, posts: number, design: 'product' | 'naive'): Promise<Outcome> {
  const args = ['--conditions=react-server', '--import', 'tsx', MAIN, '--posts', String(posts), '--design', design];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  await onStop(async () => {
    if (child.kill('SIGTERM')) await closed;
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  await closed;
  const last = /posts=\d+ published=\d+ duplicates=(\d+) lost=(\d+)/.exec(text);
  const doubts = /(\d+) outcomes were unknown; (\d+) settled/.exec(text);
  if (!last || !doubts) throw new Error(`npm run chaos ended without a result:\n${text.slice(-500)}`);
  const [duplicates = 0, lost = 0, unknown = 0, settled = 0] = [...last.slice(1), ...doubts.slice(1)].map(Number);
  return { duplicates, lost, doubts: unknown, settled };
}
