import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pool } from '../pool';
import { byColumn, run } from '../sql';
import { type ClaimAnswer, type ClaimParams, claimDue } from './claim';
import type { ClaimedRow } from './claimed-row';
import { markSending, openAttempts, saveProgress } from './ledger';
import { cancelScheduled, changeScheduled } from './posts';
import { insertPublication } from './publication';
import { claimUnknown, doubtExpiredSends, giveBack, nextDue, releaseClaims, renewLeases } from './queue';
import { type SettledClaim, settleClaims } from './settlement';

const LEASE_MS = 60_000;
const BUSINESS = 'biz_q';

beforeEach(async () => {
  await pool().query('TRUNCATE businesses, publish_attempts CASCADE');
  await pool().query(
    `INSERT INTO businesses (id, slug, name, time_zone, updated_at) VALUES ('${BUSINESS}', 'q', 'Q', 'UTC', now());
     INSERT INTO social_accounts (id, business_id, platform, kind, platform_user_id, display_name, connected_at, updated_at)
     SELECT 'acc_' || i, '${BUSINESS}', 'x', 'person', 'u' || i, 'Q', now(), now() FROM generate_series(1, 200) i;
     INSERT INTO posts (id, business_id, content, source, updated_at) VALUES ('post_q', '${BUSINESS}', 'Hi', 'user', now())`,
  );
});
afterAll(() => pool().stop());

/** Each of an account of its own. */
async function due(count: number, { secondsAgo = 1, notBefore = null as Date | null } = {}): Promise<void> {
  await pool().query(
    `INSERT INTO scheduled_posts (id, business_id, post_id, account_id, platform, task_id, scheduled_at, content, excerpt, not_before, updated_at)
     SELECT 'sch_' || i, '${BUSINESS}', 'post_q', 'acc_' || i, 'x', 'task_' || i, now() - $2 * interval '1 second', 'Hi', 'Hi', $3, now()
     FROM generate_series(1, $1) i`,
    [count, secondsAgo, notBefore],
  );
}

async function claim(worker: string, free: number, window = 200): Promise<ClaimedRow[]> {
  const params: ClaimParams = [
    ...([worker, LEASE_MS, window, free, new Date(0), ''] as const),
    ['x'],
    [200],
    [],
    [],
    [],
    ...([200, 1_000, 500, 1_000, []] as const),
  ];
  return (await run(pool(), claimDue, params)).filter((row): row is ClaimAnswer & ClaimedRow => row.id !== null);
}

async function claimOne(worker = 'w1'): Promise<ClaimedRow> {
  const [row] = await claim(worker, 1);
  if (!row) throw new Error('nothing was due');
  return row;
}

const open = async (row: ClaimedRow, id: string): Promise<boolean> =>
  (await run(pool(), openAttempts, [[row.id], [row.fence], [id], ['print']])).length === 1;
const send = async (row: ClaimedRow, attempt: string): Promise<boolean> =>
  (await run(pool(), markSending, [[row.id], [row.fence], [attempt], 1_000, 1_000]))[0]?.passed === true;
const settleAs = async (
  row: ClaimedRow,
  status: string,
  {
    from = ['pending', 'sending'],
    attempt = null,
    state = 'unknown',
  }: { from?: string[]; attempt?: string | null; state?: string } = {},
): Promise<boolean> => {
  const claim: SettledClaim = [
    ...([
      row.id,
      row.fence,
      `{${from.join()}}`,
      status,
      null,
      1,
      null,
      null,
      null,
      attempt,
      state,
      'TRANSIENT',
      null,
    ] as const),
    ...([null, null, null, null, null, null] as const),
  ];
  return (await run(pool(), settleClaims, byColumn([claim]))).length === 1;
};
const endLease = (): Promise<unknown> =>
  pool().query("UPDATE scheduled_posts SET lease_expires_at = now() - interval '1 second'");

async function statusOf(id: string): Promise<string | undefined> {
  const { rows } = await pool().query<{ status: string }>('SELECT status FROM scheduled_posts WHERE id = $1', [id]);
  return rows[0]?.status;
}

describe('claimDue', () => {
  it('hands each due row to one of many workers', async () => {
    await due(200);
    const claims = await Promise.all(Array.from({ length: 8 }, (_, worker) => claim(`w${worker}`, 50, 50)));
    const ids = [...claims.flat(), ...(await claim('last', 200))].map((row) => row.id);
    expect(ids.length).toBe(200);
    expect(new Set(ids).size).toBe(200);
  });

  it('takes the oldest first, and no more than asked', async () => {
    await due(1, { secondsAgo: 10 });
    await pool().query("UPDATE scheduled_posts SET id = 'sch_old', task_id = 'task_old'");
    await due(3);
    expect((await claimOne()).id).toBe('sch_old');
  });

  it.each([
    ['the future', { secondsAgo: -60 }],
    ['a retry that must wait', { notBefore: new Date(Date.now() + 60_000) }],
  ])('leaves %s alone', async (_, when) => {
    await due(1, when);
    expect(await claim('w1', 10)).toEqual([]);
  });
});

describe('the fence', () => {
  it('shuts a worker out whose lease ended and whose row another one holds', async () => {
    await due(1);
    const frozen = await claimOne('frozen');
    expect(await open(frozen, 'att_1')).toBe(true);
    await endLease();
    const next = await claimOne('next');
    expect(next.id).toBe(frozen.id);
    expect(Number(next.fence)).toBe(Number(frozen.fence) + 1);

    expect(await send(frozen, 'att_1')).toBe(false);
    expect(await settleAs(frozen, 'published')).toBe(false);
    expect(await run(pool(), saveProgress, [frozen.id, frozen.fence, '{}'])).toEqual([]);
    expect(await open(next, 'att_2')).toBe(true);
  });

  it('lets nobody send whose lease does not outlast the request', async () => {
    await due(1);
    const row = await claimOne();
    await open(row, 'att_1');
    const marks = await run(pool(), markSending, [[row.id], [row.fence], ['att_1'], LEASE_MS + 1_000, 1_000]);
    expect(marks).toEqual([]);
    expect(await statusOf(row.id)).toBe('pending');
  });

  it('passes the point of no return once', async () => {
    await due(1);
    const row = await claimOne();
    await open(row, 'att_1');
    expect(await send(row, 'att_1')).toBe(true);
    expect(await send(row, 'att_1')).toBe(false);
  });
});

describe('attempts', () => {
  it('goes on with one that is still preparing, and numbers the next after one that ended', async () => {
    await due(1);
    let row = await claimOne();
    await open(row, 'att_1');
    await settleAs(row, 'pending');
    row = await claimOne();
    await open(row, 'att_2');
    await settleAs(row, 'pending', { attempt: 'att_1', state: 'not_sent' });
    row = await claimOne();
    await open(row, 'att_3');
    const { rows } = await pool().query('SELECT id, number FROM publish_attempts ORDER BY number');
    expect(rows).toEqual([
      { id: 'att_1', number: 1 },
      { id: 'att_3', number: 2 },
    ]);
  });
});

describe('leases', () => {
  const leftMs = async (id: string): Promise<number> => {
    const { rows } = await pool().query<{ ms: number }>(
      'SELECT extract(epoch FROM lease_expires_at - now())::float8 * 1000 AS ms FROM scheduled_posts WHERE id = $1',
      [id],
    );
    return rows[0]?.ms ?? 0;
  };

  it('are renewed by their own worker, before and after the point of no return', async () => {
    await due(2);
    const row = await claimOne();
    const other = await claimOne('w2');
    expect(await run(pool(), renewLeases, ['w1', [row.id, other.id], 2 * LEASE_MS])).toEqual([
      { id: row.id, fence: row.fence },
    ]);
    expect(await leftMs(row.id)).toBeGreaterThan(LEASE_MS);
    expect(await leftMs(other.id)).toBeLessThanOrEqual(LEASE_MS);
    await open(row, 'att_1');
    await send(row, 'att_1');
    expect(await run(pool(), renewLeases, ['w1', [row.id], LEASE_MS])).toHaveLength(1);
  });

  it('do not come back once they have ended', async () => {
    await due(1);
    const row = await claimOne();
    await endLease();
    expect(await run(pool(), renewLeases, ['w1', [row.id], LEASE_MS])).toEqual([]);
  });
});

describe('sweeps', () => {
  it('need not return an unsent row whose lease has ended: it is claimed again, and one under a lease is not', async () => {
    await due(2);
    await claim('w1', 2);
    expect(await claim('w2', 2)).toEqual([]);
    await pool().query("UPDATE scheduled_posts SET lease_expires_at = now() - interval '1 second' WHERE id = 'sch_1'");
    expect(await claim('w2', 2)).toMatchObject([{ id: 'sch_1', fence: '2' }]);
  });

  it('doubt a row that may have been sent; it is asked about and never claimed', async () => {
    await due(1);
    const row = await claimOne();
    await open(row, 'att_1');
    await send(row, 'att_1');
    await endLease();
    expect(await run(pool(), doubtExpiredSends, [0])).toEqual([{ id: row.id }]);
    expect(await claim('w2', 10)).toEqual([]);

    const [doubtful] = await run(pool(), claimUnknown, [10, 30_000]);
    expect(doubtful?.id).toBe(row.id);
    expect(doubtful?.unknown_since).toBeInstanceOf(Date);
    expect(await run(pool(), claimUnknown, [10, 30_000])).toEqual([]);
    expect(await settleAs(row, 'pending', { from: ['unknown'] })).toBe(false);
  });

  it('ask about it no sooner than the network’s read lag after its lease', async () => {
    await due(1);
    const row = await claimOne();
    await open(row, 'att_1');
    await send(row, 'att_1');
    await endLease();
    await run(pool(), doubtExpiredSends, [5_000]);
    expect(await run(pool(), claimUnknown, [10, 30_000])).toEqual([]);
    await pool().query("UPDATE scheduled_posts SET not_before = not_before - interval '5 seconds'");
    expect(await run(pool(), claimUnknown, [10, 30_000])).toHaveLength(1);
  });

  it('a stopping worker gives back its own unsent rows only', async () => {
    await due(2);
    const ids = [(await claimOne('leaving')).id, (await claimOne('staying')).id];
    expect(await run(pool(), releaseClaims, ['leaving', ids])).toHaveLength(1);
    expect(await run(pool(), releaseClaims, ['leaving', ids])).toHaveLength(0);
    expect(await claim('next', 2)).toMatchObject([{ id: ids[0] }]);
  });
});

describe('races with a person', () => {
  it('cancel and claim: one of them wins', async () => {
    await due(30);
    const [claimed, ...cancelled] = await Promise.all([
      claim('w1', 30),
      ...Array.from({ length: 30 }, (_, i) => run(pool(), cancelScheduled, [BUSINESS, `sch_${i + 1}`])),
    ]);
    const gone = cancelled.flat().map((row) => row.id);
    const sent: string[] = [];
    for (const row of claimed) {
      await open(row, `att_${row.id}`);
      if (await send(row, `att_${row.id}`)) sent.push(row.id);
    }
    expect(new Set([...gone, ...sent]).size).toBe(gone.length + sent.length);
    expect(gone.length + sent.length).toBe(30);
  });

  it('until the point of no return the person has the last word', async () => {
    await due(2);
    const [first, second] = await claim('w1', 2);
    if (!first || !second) throw new Error('two were due');
    await open(first, 'att_1');
    await open(second, 'att_2');
    expect(await run(pool(), changeScheduled, [BUSINESS, first.id, null, 'x', 'x', null, null])).toHaveLength(1);
    expect(await run(pool(), cancelScheduled, [BUSINESS, second.id])).toHaveLength(1);
    expect([await send(first, 'att_1'), await send(second, 'att_2')]).toEqual([false, false]);
    expect([await settleAs(first, 'published'), await settleAs(second, 'published')]).toEqual([false, false]);
    expect(await claim('w2', 2)).toMatchObject([{ id: first.id, content: 'x' }]);
  });

  it('neither cancels nor changes another business’s post, nor one that is sent', async () => {
    await due(1);
    expect(await run(pool(), cancelScheduled, ['biz_other', 'sch_1'])).toEqual([]);
    expect(await run(pool(), changeScheduled, ['biz_other', 'sch_1', null, 'x', 'x', null, null])).toEqual([]);
    const row = await claimOne();
    await open(row, 'att_1');
    await send(row, 'att_1');
    expect(await run(pool(), cancelScheduled, [BUSINESS, 'sch_1'])).toEqual([]);
    expect(await run(pool(), changeScheduled, [BUSINESS, 'sch_1', null, 'x', 'x', null, null])).toEqual([]);
  });
});

it('writes one publication a scheduled post, however often it is told', async () => {
  await due(1);
  const at = new Date();
  expect(await run(pool(), insertPublication, ['pub_1', 'sch_1', '111', null, at, null, at, false])).toHaveLength(1);
  expect(await run(pool(), insertPublication, ['pub_2', 'sch_1', '222', null, at, null, at, false])).toHaveLength(0);
});

describe('an account', () => {
  const ofOneAccount = (): Promise<unknown> => pool().query("UPDATE scheduled_posts SET account_id = 'acc_1'");

  it('sends one post at a time, and the next no sooner than the gap after', async () => {
    await due(2);
    const [first, second] = await claim('w1', 2);
    if (!first || !second) throw new Error('two were due');
    await ofOneAccount();
    await open(first, 'att_1');
    await open(second, 'att_2');
    const mark = async (gapMs: number) =>
      (await run(pool(), markSending, [[second.id], [second.fence], ['att_2'], 1_000, gapMs]))[0];
    expect(await send(first, 'att_1')).toBe(true);
    expect(await mark(1)).toEqual({ id: second.id, passed: false });
    await settleAs(first, 'published');
    expect(await mark(60_000)).toEqual({ id: second.id, passed: false });
    expect(await mark(1)).toEqual({ id: second.id, passed: true });
  });

  it('sends one of two that are marked at the same moment', async () => {
    await due(20);
    const rows = await claim('w1', 20);
    await ofOneAccount();
    for (const row of rows) await open(row, `att_${row.id}`);
    const passed = await Promise.all(rows.map((row) => send(row, `att_${row.id}`)));
    expect(passed.filter(Boolean)).toHaveLength(1);
  });

  it('need not wait for its gap with what follows a post', async () => {
    await due(2);
    const [first, part] = await claim('w1', 2);
    if (!first || !part) throw new Error('two were due');
    await ofOneAccount();
    await pool().query("UPDATE scheduled_posts SET role = 'thread' WHERE id = $1", [part.id]);
    await open(first, 'att_1');
    await open(part, 'att_2');
    await send(first, 'att_1');
    expect(await send(part, 'att_2')).toBe(false);
    await settleAs(first, 'published');
    expect(await send(part, 'att_2')).toBe(true);
  });

  it('whose post was given back is looked at again after a while', async () => {
    await due(1);
    const row = await claimOne();
    expect(await run(pool(), giveBack, [row.id, row.fence, 60_000])).toHaveLength(1);
    expect(await claim('w2', 1)).toEqual([]);
    expect((await run(pool(), nextDue, []))[0]?.wait_ms).toBeGreaterThan(50_000);
  });
});

describe('nextDue', () => {
  it.each([
    ['nothing', 0, {}, null],
    ['the next post', 1, { secondsAgo: -30 }, 30_000],
    ['a post that was put off', 1, { secondsAgo: 5, putOffMs: 40_000 }, 40_000],
    ['not what is due already', 1, { secondsAgo: 5 }, null],
  ])('tells of %s', async (_, count, { putOffMs, ...when }: { secondsAgo?: number; putOffMs?: number }, expected) => {
    await due(count, { ...when, notBefore: putOffMs ? new Date(Date.now() + putOffMs) : null });
    const waitMs = (await run(pool(), nextDue, []))[0]?.wait_ms ?? null;
    if (expected === null) return expect(waitMs).toBeNull();
    expect(waitMs).toBeLessThanOrEqual(expected);
    expect(waitMs).toBeGreaterThan(expected - 10_000);
  });

  it('tells of a doubt that may be asked about', async () => {
    await due(1);
    await pool().query("UPDATE scheduled_posts SET status = 'unknown', not_before = now() + interval '9 seconds'");
    expect((await run(pool(), nextDue, []))[0]?.wait_ms).toBeGreaterThan(5_000);
  });
});
