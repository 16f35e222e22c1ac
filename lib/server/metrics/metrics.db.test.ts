import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { GET } from '@/app/api/metrics/route';
import { problemSchema } from '@/lib/contracts/problem';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { env } from '@/lib/foundation/env';
import { MINUTE, plus } from '@/lib/foundation/time';
import { createAccount, createBusiness, createScheduledPost } from '@/prisma/factories';
import { readIndexUse } from '../health/read-index-use';
import { readSlowStatements } from '../health/read-slow-statements';

const TOKEN = 'metrics-token-of-at-least-32-characters';
const get = (authorization?: string) =>
  GET(new Request('http://localhost/api/metrics', { headers: authorization ? { authorization } : {} }));
const configured = (value: string | undefined): void => {
  env().METRICS_TOKEN = value;
};

afterEach(() => {
  vi.restoreAllMocks();
  configured(undefined);
});
afterAll(() => pool().stop());

describe('metrics', () => {
  it.each([
    ['none set', undefined, `Bearer ${TOKEN}`, 503, 'unavailable'],
    ['no token', TOKEN, undefined, 401, 'unauthenticated'],
    ['another token', TOKEN, 'Bearer another', 401, 'unauthenticated'],
    ['another scheme', TOKEN, `Basic ${TOKEN}`, 401, 'unauthenticated'],
    ['a longer token', TOKEN, `Bearer ${TOKEN}x`, 401, 'unauthenticated'],
  ])('with %s are refused with the remedy', async (_, set, sent, status, code) => {
    env().METRICS_TOKEN = set;
    const answer = await get(sent);
    const problem = problemSchema.parse(await answer.json());
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem.detail).toContain('METRICS_TOKEN');
  });

  it('tell pool, cache, queue, punctuality, workers, networks and HTTP, and nothing of any business', async () => {
    configured(TOKEN);
    const business = await createBusiness({ name: 'Secret Name' });
    const account = await createAccount(business, 'x');
    await createScheduledPost(business, account, { scheduledAt: plus(new Date(), -5 * MINUTE) });
    const sent = await createScheduledPost(business, account, { status: 'published' });
    const createdAt = plus(new Date(), -MINUTE);
    await prisma().publishAttempt.create({
      data: {
        ...{ id: 'att_1', businessId: business.id, scheduledPostId: sent.id, accountId: account.id, platform: 'x' },
        ...{ number: 1, fence: 1, state: 'accepted', payloadFingerprint: 'f', outcome: 'OK', createdAt },
        ...{ plannedAt: plus(createdAt, -5), requestedAt: plus(createdAt, 20) },
      },
    });
    const answer = await get(`Bearer ${TOKEN}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('version=0.0.4'),
    ]);
    const text = await answer.text();
    for (const line of [
      /^db_client_connection_count\{state="used"\} \d+$/m,
      /^cache_reads_total\{cache="dashboard",result="hit"\} \d+$/m,
      /^cache_store_breaker_open\{store="\w+"\} 0$/m,
      /^publishing_queue_posts\{network="x",state="overdue"\} 1$/m,
      /^publishing_queue_posts\{network="facebook",state="overdue"\} 0$/m,
      /^publishing_lateness_seconds\{network="x",quantile="0.5"\} 0\.02\d?$/m,
      /^publishing_on_time_ratio\{network="x"\} 1$/m,
      /^publishing_attempts\{network="x",outcome="OK"\} 1$/m,
      /^scheduler_workers_seen 0$/m,
      /^network_paused\{network="linkedin"\} 0$/m,
      /^network_accounts\{network="x",state="connected"\} 1$/m,
      /^http_server_requests_total\{method="GET",status="401"\} 4$/m,
      /^http_server_request_seconds_total\{method="GET",status="401"\} [\d.e-]+$/m,
      /^metrics_part_up\{part="lateness"\} 1$/m,
    ]) {
      expect(text).toMatch(line);
    }
    for (const own of [business.id, business.slug, 'Secret', account.id, sent.id]) expect(text).not.toContain(own);
    expect(
      text.split('\n').filter((line) => line && !/^(# (HELP|TYPE) \w+ .+|\w+(\{.+\})? [\d.e-]+)$/.test(line)),
    ).toEqual([]);
  });

  it('go on telling of the pool when the database is gone', async () => {
    configured(TOKEN);
    vi.spyOn(pool(), 'query').mockImplementation(() => Promise.reject(new Error('gone')));
    const text = await (await get(`Bearer ${TOKEN}`)).text();
    expect(text).toMatch(/^metrics_part_up\{part="queue"\} 0$/m);
    expect(text).toMatch(/^db_client_connection_max \d+$/m);
    expect(text).not.toContain('publishing_queue_posts');
  });
});

it('the operator sees each index with its use, and which of them keep a promise', async () => {
  const indexes = await readIndexUse();
  const named = (name: string) => indexes.find((index) => index.name === name);
  expect(named('businesses_pkey')).toMatchObject({ table: 'businesses', isUnique: true, scans: expect.any(Number) });
  expect(named('idx_published_posts_business_published_desc')).toMatchObject({ isUnique: false, scans: 0 });
  const sizes = indexes.map(({ bytes }) => bytes);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});

describe('what takes the time of the database', () => {
  it('is told by this process where the database keeps no record', async () => {
    await pool().query({ name: 'slow_one', text: 'SELECT pg_sleep(0.2), $1::text', values: ['Secret'] });
    const { source, statements } = await readSlowStatements();
    expect(source).toBe('process');
    const [slow] = statements.filter(({ text }) => text?.includes('pg_sleep'));
    expect(slow).toMatchObject({ calls: 1, totalMs: expect.any(Number) });
    expect(slow?.maxMs).toBeGreaterThanOrEqual(200);
    expect(JSON.stringify(statements)).not.toContain('Secret');
  });

  it('is told by the database where its record can be read', async () => {
    await pool().query('CREATE EXTENSION pg_stat_statements');
    const { rows } = await pool().query<{ loaded: string }>(
      "SELECT current_setting('shared_preload_libraries') AS loaded",
    );
    const isLoaded = rows[0]?.loaded.includes('pg_stat_statements');
    await pool().query("SELECT pg_sleep(0.1), 'Secret' AS word");
    const { source, statements } = await readSlowStatements();
    expect(source).toBe(isLoaded ? 'database' : 'process');
    expect(statements.some(({ text }) => text?.includes('pg_sleep'))).toBe(true);
    expect(JSON.stringify(statements)).not.toContain('Secret');
  });
});
