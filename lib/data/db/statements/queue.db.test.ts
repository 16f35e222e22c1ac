import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pool } from '../pool';
import { run } from '../sql';
import { insertPublication, markSending, openAttempt, saveProgress, settleAttempt, settleRow } from './ledger';
import { cancelScheduled, changeScheduled } from './posts';
import {
  type ClaimedRow,
  claimDue,
  claimUnknown,
  doubtExpiredSends,
  releaseClaims,
  releaseExpiredClaims,
  renewLeases,
} from './queue';

const LEASE_MS = 60_000;
const BUSINESS = 'biz_q';

beforeEach(async () => {
  await pool().query('TRUNCATE businesses, publish_attempts CASCADE');
  await pool().query(
    `INSERT INTO businesses (id, slug, name, time_zone, updated_at) VALUES ('${BUSINESS}', 'q', 'Q', 'UTC', now());
     INSERT INTO social_accounts (id, business_id, platform, kind, platform_user_id, display_name, connected_at, updated_at)
     VALUES ('acc_q', '${BUSINESS}', 'x', 'person', 'u', 'Q', now(), now());
     INSERT INTO posts (id, business_id, content, source, updated_at) VALUES ('post_q', '${BUSINESS}', 'Hi', 'user', now())`,
  );
});
afterAll(() => pool().stop());

async function due(count: number, { secondsAgo = 1, notBefore = null as Date | null } = {}): Promise<void> {
  await pool().query(
    `INSERT INTO scheduled_posts (id, business_id, post_id, account_id, platform, task_id, scheduled_at, content, excerpt, not_before, updated_at)
     SELECT 'sch_' || i, '${BUSINESS}', 'post_q', 'acc_q', 'x', 'task_' || i, now() - $2 * interval '1 second', 'Hi', 'Hi', $3, now()
     FROM generate_series(1, $1) i`,
    [count, secondsAgo, notBefore],
  );
}

async function claimOne(worker = 'w1'): Promise<ClaimedRow> {
  const [row] = await run(pool(), claimDue, [1, worker, LEASE_MS]);
  if (!row) throw new Error('nothing was due');
  return row;
}

const open = async (row: ClaimedRow, id: string): Promise<boolean> =>
  (await run(pool(), openAttempt, [row.id, row.fence, id, 'print'])).length === 1;
const send = async (row: ClaimedRow, attempt: string): Promise<boolean> =>
  (await run(pool(), markSending, [row.id, row.fence, attempt, 1_000])).length === 1;
const settleAs = async (row: ClaimedRow, status: string, from = ['claimed', 'sending']): Promise<boolean> =>
  (await run(pool(), settleRow, [row.id, row.fence, from, status, null, 1, null, null, null])).length === 1;
const endLease = (): Promise<unknown> =>
  pool().query("UPDATE scheduled_posts SET lease_expires_at = now() - interval '1 second'");

async function statusOf(id: string): Promise<string | undefined> {
  const { rows } = await pool().query<{ status: string }>('SELECT status FROM scheduled_posts WHERE id = $1', [id]);
  return rows[0]?.status;
}

describe('claimDue', () => {
  it('hands each due row to one of many workers', async () => {
    await due(200);
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, worker) => run(pool(), claimDue, [50, `w${worker}`, LEASE_MS])),
    );
    const ids = claims.flat().map((row) => row.id);
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
    expect(await run(pool(), claimDue, [10, 'w1', LEASE_MS])).toEqual([]);
  });
});

describe('the fence', () => {
  it('shuts a worker out whose lease ended and whose row another one holds', async () => {
    await due(1);
    const frozen = await claimOne('frozen');
    expect(await open(frozen, 'att_1')).toBe(true);
    await endLease();
    await run(pool(), releaseExpiredClaims, []);
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
    expect(await run(pool(), markSending, [row.id, row.fence, 'att_1', LEASE_MS + 1_000])).toEqual([]);
    expect(await statusOf(row.id)).toBe('claimed');
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
    await run(pool(), settleAttempt, ['att_1', 'not_sent', 'TRANSIENT', 'c', 'd', null]);
    await settleAs(row, 'pending');
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
    expect(await run(pool(), renewLeases, ['w1', 2 * LEASE_MS])).toEqual([{ id: row.id, fence: row.fence }]);
    expect(await leftMs(row.id)).toBeGreaterThan(LEASE_MS);
    expect(await leftMs(other.id)).toBeLessThanOrEqual(LEASE_MS);
    await open(row, 'att_1');
    await send(row, 'att_1');
    expect(await run(pool(), renewLeases, ['w1', LEASE_MS])).toHaveLength(1);
  });

  it('do not come back once they have ended', async () => {
    await due(1);
    await claimOne();
    await endLease();
    expect(await run(pool(), renewLeases, ['w1', LEASE_MS])).toEqual([]);
  });
});

describe('sweeps', () => {
  it('return an unsent row to the queue, and leave a living lease alone', async () => {
    await due(2);
    await run(pool(), claimDue, [2, 'w1', LEASE_MS]);
    await pool().query("UPDATE scheduled_posts SET lease_expires_at = now() - interval '1 second' WHERE id = 'sch_1'");
    expect(await run(pool(), releaseExpiredClaims, [])).toEqual([{ id: 'sch_1' }]);
    expect([await statusOf('sch_1'), await statusOf('sch_2')]).toEqual(['pending', 'claimed']);
  });

  it('doubt a row that may have been sent; it is asked about and never claimed', async () => {
    await due(1);
    const row = await claimOne();
    await open(row, 'att_1');
    await send(row, 'att_1');
    await endLease();
    expect(await run(pool(), releaseExpiredClaims, [])).toEqual([]);
    expect(await run(pool(), doubtExpiredSends, [0])).toEqual([{ id: row.id }]);
    expect(await run(pool(), claimDue, [10, 'w2', LEASE_MS])).toEqual([]);

    const [doubtful] = await run(pool(), claimUnknown, [10, 30_000]);
    expect(doubtful?.id).toBe(row.id);
    expect(doubtful?.unknown_since).toBeInstanceOf(Date);
    expect(await run(pool(), claimUnknown, [10, 30_000])).toEqual([]);
    expect(await settleAs(row, 'pending', ['unknown'])).toBe(false);
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
    await claimOne('leaving');
    await claimOne('staying');
    expect(await run(pool(), releaseClaims, ['leaving'])).toHaveLength(1);
    expect(await run(pool(), releaseClaims, ['leaving'])).toHaveLength(0);
  });
});

describe('races with a person', () => {
  it('cancel and claim: one of them wins', async () => {
    await due(30);
    const [claimed, ...cancelled] = await Promise.all([
      run(pool(), claimDue, [30, 'w1', LEASE_MS]),
      ...Array.from({ length: 30 }, (_, i) => run(pool(), cancelScheduled, [BUSINESS, `sch_${i + 1}`])),
    ]);
    const taken = [...claimed, ...cancelled.flat()].map((row) => row.id);
    expect(new Set(taken).size).toBe(taken.length);
    const { rows } = await pool().query("SELECT 1 FROM scheduled_posts WHERE status = 'pending'");
    expect(taken.length + rows.length).toBe(30);
  });

  it('neither cancels nor changes another business’s post, nor one under way', async () => {
    await due(1);
    expect(await run(pool(), cancelScheduled, ['biz_other', 'sch_1'])).toEqual([]);
    expect(await run(pool(), changeScheduled, ['biz_other', 'sch_1', null, 'x', 'x', null, null])).toEqual([]);
    await claimOne();
    expect(await run(pool(), cancelScheduled, [BUSINESS, 'sch_1'])).toEqual([]);
    expect(await run(pool(), changeScheduled, [BUSINESS, 'sch_1', null, 'x', 'x', null, null])).toEqual([]);
  });
});

it('writes one publication a scheduled post, however often it is told', async () => {
  await due(1);
  const at = new Date();
  expect(await run(pool(), insertPublication, ['pub_1', 'sch_1', '111', null, at, null, at])).toHaveLength(1);
  expect(await run(pool(), insertPublication, ['pub_2', 'sch_1', '222', null, at, null, at])).toHaveLength(0);
});
