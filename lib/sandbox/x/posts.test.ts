import { beforeEach, describe, expect, it } from 'vitest';
import { ledger } from '../ledger';
import { ConnectionLost } from '../network';
import { openTestSandbox, type TestSandbox } from '../test-browser';
import { ASTRID, answerOf, call, connect, FJORD } from './test-user';

interface Created {
  data: { id: string; text: string };
}

describe('X posts', () => {
  let sandbox: TestSandbox;
  let token: string;
  beforeEach(async () => {
    sandbox = await openTestSandbox();
    token = (await connect(sandbox)).access_token;
  });

  const post = (body: object): Promise<Response> => call(sandbox, token, 'POST', '/tweets', body);
  const texts = async (): Promise<string[]> => (await ledger(sandbox.world, 'x')).map(({ text }) => text);

  it('answers 201 with id and text, and shows the post', async () => {
    const response = await post({ text: 'New roast today' });
    expect(response.status).toBe(201);
    const { data } = (await response.json()) as Created;
    expect(data).toMatchObject({ id: expect.stringMatching(/^\d{19}$/), text: 'New roast today' });
    const page = await sandbox.send('GET', `/x/fjordcoffee/status/${data.id}`);
    expect(await page.text()).toContain('New roast today');
    expect(await (await sandbox.send('GET', '/x/fjordcoffee')).text()).toContain('New roast today');
  });

  it.each([
    [{ text: 'x', colour: 'red' }],
    [{ text: 'x', media: { media_ids: ['1'], alt: 'y' } }],
    [{ text: null }],
    [{ text: '' }],
    [{}],
    [{ text: 'x', media: { media_ids: [] } }],
    [{ text: 'x', media: { media_ids: ['1', '2', '3', '4', '5'] } }],
    [{ text: 'x', media: { media_ids: ['404'] } }],
    [{ text: 'x', reply_settings: 'everyone' }],
    [{ text: 'x', reply: {} }],
    [{ text: 'x', reply: null }],
    [{ text: 'x', reply: { in_reply_to_tweet_id: '1', colour: 'red' } }],
    [{ text: 'x', made_with_ai: 'yes' }],
    [{ text: 'x', media: { media_ids: ['1'], alt_text: 'y' } }],
  ])('refuses %j with 400', async (body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ title: 'Invalid Request', errors: expect.any(Array) });
    expect(await texts()).toEqual([]);
  });

  it('counts by weight: 280, and 25,000 for subscribers', async () => {
    expect((await post({ text: 'x'.repeat(280) })).status).toBe(201);
    const long = await post({ text: 'y'.repeat(281) });
    expect(long.status).toBe(400);
    expect(await long.json()).toMatchObject({ detail: 'Your Tweet text is too long.' });
    const premium = (await connect(sandbox, ASTRID)).access_token;
    expect((await call(sandbox, premium, 'POST', '/tweets', { text: 'z'.repeat(25_000) })).status).toBe(201);
    expect((await call(sandbox, premium, 'POST', '/tweets', { text: 'z'.repeat(25_001) })).status).toBe(400);
  });

  it('refuses the same words, also at the same moment, until the first is deleted', async () => {
    const both = await Promise.all([post({ text: 'Twice' }), post({ text: 'Twice' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 403]);
    expect(await (await post({ text: ' Twice ' })).json()).toEqual({
      detail: 'You are not allowed to create a Tweet with duplicate content.',
      type: 'about:blank',
      title: 'Forbidden',
      status: 403,
    });
    const bodies = (await Promise.all(both.map((response) => response.json()))) as Partial<Created>[];
    const id = bodies.find(({ data }) => data)?.data?.id;
    expect(await answerOf(call(sandbox, token, 'DELETE', `/tweets/${id}`))).toEqual({ data: { deleted: true } });
    expect(await answerOf(call(sandbox, token, 'DELETE', `/tweets/${id}`))).toEqual({ data: { deleted: false } });
    expect((await sandbox.send('GET', `/x/fjordcoffee/status/${id}`)).status).toBe(404);
    expect((await post({ text: 'Twice' })).status).toBe(201);
  });

  it('lets nobody delete or answer what is not theirs, nor quote', async () => {
    const { data } = await answerOf<Created>(post({ text: 'Mine' }));
    const other = (await connect(sandbox, ASTRID)).access_token;
    const asOther = (body: object): Promise<Response> => call(sandbox, other, 'POST', '/tweets', body);
    expect((await call(sandbox, other, 'DELETE', `/tweets/${data.id}`)).status).toBe(403);
    expect((await asOther({ text: 'Hi', reply: { in_reply_to_tweet_id: data.id } })).status).toBe(403);
    expect((await asOther({ text: 'Hi', quote_tweet_id: data.id })).status).toBe(403);
    expect((await post({ text: 'More', reply: { in_reply_to_tweet_id: data.id } })).status).toBe(201);
    const invited = await answerOf<Created>(post({ text: 'What do you say, @AstridNygaard?' }));
    expect((await asOther({ text: 'Hi', reply: { in_reply_to_tweet_id: invited.data.id } })).status).toBe(201);
  });

  it('keeps what a thread replies to, until replies to oneself are refused too', async () => {
    const reply = (text: string, to: string): Promise<Response> => post({ text, reply: { in_reply_to_tweet_id: to } });
    const first = await answerOf<Created>(post({ text: 'One' }));
    const second = await answerOf<Created>(reply('Same', first.data.id));
    const third = await answerOf<Created>(reply('Same', second.data.id));
    expect((await ledger(sandbox.world, 'x')).map(({ id, parentId }) => [id, parentId])).toEqual([
      [first.data.id, undefined],
      [second.data.id, first.data.id],
      [third.data.id, second.data.id],
    ]);
    expect((await reply('Same', second.data.id)).status).toBe(403);
    await sandbox.control('/__fake/x/replies', { refuseOwn: true });
    const refused = await reply('Four', third.data.id);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ detail: expect.stringMatching(/^Reply to this conversation is not/) });
    expect((await reply('Five', '404')).status).toBe(403);
  });

  it('counts the day of the app, and of the user once that is limited', async () => {
    const made = await post({ text: 'One' });
    expect(made.headers.get('x-app-limit-24hour-limit')).toBe('10000');
    expect(made.headers.get('x-app-limit-24hour-remaining')).toBe('9999');
    expect(made.headers.get('x-user-limit-24hour-limit')).toBeNull();
    await sandbox.control('/__fake/x/day-limits', { user: 1 });
    expect((await post({ text: 'Two' })).headers.get('x-user-limit-24hour-remaining')).toBe('0');
    const refused = await post({ text: 'Three' });
    expect(refused.status).toBe(429);
    const resetMs = Number(refused.headers.get('x-user-limit-24hour-reset')) * 1_000;
    expect(resetMs - sandbox.world.now().getTime()).toBeGreaterThan(23 * 3_600_000);
    await sandbox.control('/__fake/clock', { advanceMs: 86_400_000 });
    token = (await connect(sandbox)).access_token;
    expect((await post({ text: 'Three' })).status).toBe(201);
  });

  it('allows 100 in 15 minutes and says when it goes on', async () => {
    for (let index = 0; index < 100; index++) await post({ text: `Post ${index}` });
    const refused = await post({ text: 'One too many' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-rate-limit-remaining')).toBe('0');
    const resetMs = Number(refused.headers.get('x-rate-limit-reset')) * 1_000 - sandbox.world.now().getTime();
    expect(resetMs).toBeGreaterThan(14 * 60_000);
    await sandbox.control('/__fake/clock', { advanceMs: resetMs });
    expect((await post({ text: 'One too many' })).status).toBe(201);
  });

  it('holds everything while credits are depleted', async () => {
    await sandbox.control('/__fake/x/credits', { depleted: true });
    const refused = await post({ text: 'Later' });
    expect(refused.status).toBe(402);
    expect(await refused.json()).toMatchObject({ title: 'CreditsDepleted', type: expect.stringMatching(/credits$/) });
    await sandbox.control('/__fake/x/credits', { depleted: false });
    expect((await post({ text: 'Later' })).status).toBe(201);
  });

  it('refuses with 403 once the cycle is spent', async () => {
    await sandbox.control('/__fake/x/credits', { spendCapReached: true });
    const refused = await post({ text: 'Later' });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      title: 'SpendCapReached',
      type: expect.stringMatching(/credits$/),
      reset_date: expect.stringMatching(/^\d{4}-\d\d-01$/),
    });
  });

  it.each([
    ['lose_reply', ConnectionLost],
    ['lose_reply_504', 504],
    ['lose_reply_500', 500],
  ])('keeps the post under %s', async (fault, end) => {
    await sandbox.control('/__fake/faults', { network: 'x', operation: 'publish', fault, account: FJORD });
    const sent = post({ text: 'Kept' });
    if (typeof end === 'number') expect((await sent).status).toBe(end);
    else await expect(sent).rejects.toThrow(end);
    expect(await texts()).toEqual(['Kept']);
  });

  it('refuses with its own 429 under error_429', async () => {
    await sandbox.control('/__fake/faults', { network: 'x', operation: 'publish', fault: 'error_429' });
    const refused = await post({ text: 'No' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('x-rate-limit-reset'))).toBeGreaterThan(sandbox.world.now().getTime() / 1_000);
    expect(await texts()).toEqual([]);
  });

  it('answers 401 to a token of another network or none', async () => {
    expect((await call(sandbox, 'nonsense', 'POST', '/tweets', { text: 'x' })).status).toBe(401);
  });
});
