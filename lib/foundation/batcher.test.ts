import { afterEach, describe, expect, it, vi } from 'vitest';
import { Batcher } from './batcher';

/** Work that shows its groups and ends when it is told to. */
function recorded() {
  const groups: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  const batcher = new Batcher(async (calls: readonly number[]) => {
    groups.push(calls);
    await new Promise<void>((resolve) => ends.push(resolve));
    return calls.map((call) => call * 10);
  });
  return { groups, ends, batcher };
}

class Refused extends Error {}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

afterEach(() => {
  vi.useRealTimers();
});

describe('Batcher', () => {
  it('takes what comes in one turn together, and what comes meanwhile in the next group', async () => {
    const { groups, ends, batcher } = recorded();
    const first = [batcher.run(1), batcher.run(2)];
    await turn();
    const second = [batcher.run(3)];
    await turn();
    second.push(batcher.run(4));
    expect(groups).toEqual([[1, 2]]);
    ends[0]?.();
    expect(await Promise.all(first)).toEqual([10, 20]);
    await turn();
    expect(groups).toEqual([
      [1, 2],
      [3, 4],
    ]);
    ends[1]?.();
    expect(await Promise.all(second)).toEqual([30, 40]);
  });

  it('takes 32 calls at once at most', async () => {
    const { groups, ends, batcher } = recorded();
    const answers = Promise.all(Array.from({ length: 33 }, (_, call) => batcher.run(call)));
    await turn();
    ends[0]?.();
    await turn();
    ends[1]?.();
    expect((await answers).at(-1)).toBe(320);
    expect(groups.map(({ length }) => length)).toEqual([32, 1]);
  });

  it('lets others go on while a group waits for a lock', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { groups, ends, batcher } = recorded();
    const stuck = batcher.run(1);
    await turn();
    const free = batcher.run(2);
    await turn();
    expect(groups).toEqual([[1]]);
    vi.advanceTimersByTime(25);
    await turn();
    expect(groups).toEqual([[1], [2]]);
    ends[1]?.();
    expect(await free).toBe(20);
    ends[0]?.();
    expect(await stuck).toBe(10);
    const last = batcher.run(3);
    await turn();
    ends[2]?.();
    expect(await last).toBe(30);
  });

  it('runs the calls of a group alone that was refused for one of them, and only the guilty one fails', async () => {
    const batcher = new Batcher(
      async (calls: readonly number[]) => {
        if (calls.includes(2)) throw new Refused();
        return calls;
      },
      (error) => error instanceof Refused,
    );
    const answers = await Promise.allSettled([batcher.run(1), batcher.run(2), batcher.run(3)]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails all of a group of which nobody knows what came', async () => {
    const lost = new Error('Connection terminated unexpectedly');
    const work = vi.fn(async () => Promise.reject(lost));
    const batcher = new Batcher<number, number>(work, (error) => error instanceof Refused);
    const answers = await Promise.allSettled([batcher.run(1), batcher.run(2)]);
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason)).toEqual([lost, lost]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('gives nobody the answer of another when one is missing', async () => {
    const batcher = new Batcher(async (calls: readonly number[]) => calls.slice(1));
    const answers = await Promise.allSettled([batcher.run(1), batcher.run(2)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
