import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/foundation/time';
import { openTestSandbox, type TestSandbox } from '../test-browser';
import { ASTRID, answerOf, call, connect, FJORD } from './test-user';

interface Timeline {
  data?: { id: string; text: string; created_at?: string; public_metrics?: Record<string, number> }[];
  meta: { result_count: number; next_token?: string };
}

describe('X reads', () => {
  let sandbox: TestSandbox;
  let token: string;
  beforeEach(async () => {
    sandbox = await openTestSandbox();
    token = (await connect(sandbox)).access_token;
  });

  const post = async (text: string): Promise<string> =>
    (await answerOf<{ data: { id: string } }>(call(sandbox, token, 'POST', '/tweets', { text }))).data.id;
  const timeline = (query = ''): Promise<Timeline> =>
    answerOf<Timeline>(call(sandbox, token, 'GET', `/users/${FJORD}/tweets?${query}`));
  const spent = async (): Promise<number> =>
    (await answerOf<{ totalUsd: number }>(sandbox.send('GET', '/__fake/x/billing'))).totalUsd;

  it('lists newest first, within the times asked, a page at a time', async () => {
    expect(await timeline()).toEqual({ meta: { result_count: 0 } });
    for (let index = 0; index < 6; index++) await post(`Early ${index}`);
    await sandbox.control('/__fake/clock', { advanceMs: HOUR });
    const since = sandbox.world.now().toISOString();
    await post('Late');
    expect((await timeline(`start_time=${since}`)).data?.map(({ text }) => text)).toEqual(['Late']);
    const first = await timeline('max_results=5');
    expect(first.data?.map(({ text }) => text)).toEqual(['Late', 'Early 5', 'Early 4', 'Early 3', 'Early 2']);
    const second = await timeline(`max_results=5&pagination_token=${first.meta.next_token}`);
    expect(second.data?.map(({ text }) => text)).toEqual(['Early 1', 'Early 0']);
    expect(second.meta.next_token).toBeUndefined();
  });

  it.each([
    'max_results=4',
    'max_results=101',
    'start_time=yesterday',
    'tweet.fields=colour',
    'colour=red',
    'expansions=author',
  ])('refuses %s', async (query) => {
    const response = await call(sandbox, token, 'GET', `/users/${FJORD}/tweets?${query}`);
    expect(response.status).toBe(400);
  });

  it('gives text back with t.co links and HTML entities, the addresses beside it', async () => {
    await post('Beans & more: https://fjord.coffee/autumn');
    const [read] = (await timeline('tweet.fields=entities')).data ?? [];
    expect(read?.text).toMatch(/^Beans &amp; more: https:\/\/t\.co\/\w{10}$/);
    expect(read).toMatchObject({ entities: { urls: [{ expanded_url: 'https://fjord.coffee/autumn' }] } });
  });

  it('bills writes by their kind, and a read post once a day', async () => {
    await post('No link');
    await post('With link https://fjord.coffee');
    expect(await spent()).toBeCloseTo(0.215, 6);
    await timeline();
    await timeline();
    expect(await spent()).toBeCloseTo(0.225, 6);
    await sandbox.control('/__fake/clock', { advanceMs: DAY });
    token = (await connect(sandbox)).access_token;
    await timeline();
    expect(await spent()).toBeCloseTo(0.235, 6);
    await call(sandbox, token, 'GET', '/users/me');
    expect(await spent()).toBeCloseTo(0.245, 6);
  });

  it('hides new posts from every read during the read lag', async () => {
    await sandbox.control('/__fake/x/read-lag', { ms: 10_000 });
    const id = await post('Not yet');
    expect((await timeline()).meta.result_count).toBe(0);
    const lookup = await answerOf<object>(call(sandbox, token, 'GET', `/tweets?ids=${id}`));
    expect(lookup).toEqual({ errors: [expect.objectContaining({ value: id, title: 'Not Found Error' })] });
    await sandbox.control('/__fake/clock', { advanceMs: 10_000 });
    expect((await timeline()).meta.result_count).toBe(1);
  });

  it('names what a reply replies to, and gives a long text whole', async () => {
    const astrid = (await connect(sandbox, ASTRID)).access_token;
    const long = `${'word '.repeat(100)}https://fjord.coffee/autumn`;
    const made = await answerOf<{ data: { id: string } }>(call(sandbox, astrid, 'POST', '/tweets', { text: long }));
    const reply = { text: 'More', reply: { in_reply_to_tweet_id: made.data.id } };
    await call(sandbox, astrid, 'POST', '/tweets', reply);
    const fields = 'tweet.fields=note_tweet,referenced_tweets,conversation_id';
    const read = await answerOf<Timeline>(call(sandbox, astrid, 'GET', `/users/${ASTRID}/tweets?${fields}`));
    expect(read.data).toMatchObject([
      { text: 'More', conversation_id: made.data.id, referenced_tweets: [{ type: 'replied_to', id: made.data.id }] },
      {
        text: expect.stringMatching(/^(word )+word…$|…$/),
        note_tweet: {
          text: expect.stringMatching(/^(word ){100}https:\/\/t\.co\/\w{10}$/),
          entities: { urls: [{ expanded_url: 'https://fjord.coffee/autumn' }] },
        },
      },
    ]);
    expect(read.data?.[0]).not.toHaveProperty('note_tweet');
  });

  it('tells private numbers to the author, for 30 days', async () => {
    const id = await post('See https://fjord.coffee');
    await sandbox.control('/__fake/clock', { advanceMs: HOUR });
    const read = async (as: string): Promise<object> =>
      answerOf<object>(call(sandbox, as, 'GET', `/tweets?ids=${id}&tweet.fields=non_public_metrics`));
    expect(await read(token)).toMatchObject({
      data: [{ non_public_metrics: { url_link_clicks: expect.any(Number) } }],
    });
    const refused = {
      data: [expect.not.objectContaining({ non_public_metrics: expect.anything() })],
      errors: [{ resource_id: id, type: expect.stringMatching(/not-authorized-for-field$/) }],
    };
    expect(await read((await connect(sandbox, ASTRID)).access_token)).toMatchObject(refused);
    await sandbox.control('/__fake/clock', { advanceMs: 30 * DAY });
    expect(await read((await connect(sandbox)).access_token)).toMatchObject(refused);
  });

  it('counts only upwards, by both spellings, and leaves some numbers unsaid', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 25; index++) ids.push(await post(`Post ${index}`));
    const read = async (fields: string): Promise<Record<string, number>[]> => {
      const found = await answerOf<Timeline>(
        call(sandbox, token, 'GET', `/tweets?ids=${ids}&${fields}=public_metrics`),
      );
      return (found.data ?? []).map(({ public_metrics }) => public_metrics ?? {});
    };
    await sandbox.control('/__fake/clock', { advanceMs: HOUR / 2 });
    const young = await read('tweet.fields');
    const same = await read('post.fields');
    await sandbox.control('/__fake/clock', { advanceMs: HOUR / 2 });
    const old = await read('tweet.fields');
    for (const [index, metrics] of young.entries()) {
      expect(old[index]?.impression_count).toBeGreaterThan(metrics.impression_count ?? Number.NaN);
      expect(same[index]?.repost_count).toBe(metrics.retweet_count);
    }
    const said = young.filter((metrics) => 'bookmark_count' in metrics).length;
    expect(said).toBeGreaterThan(10);
    expect(said).toBeLessThan(25);
  });
});
