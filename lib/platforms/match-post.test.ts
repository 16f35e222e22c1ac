import { describe, expect, it } from 'vitest';
import { type ListedPost, matchPost, plainText } from './match-post';

const since = new Date('2026-03-10T12:00:00Z');
const post = (id: string, text: string, at: string): ListedPost => ({
  id,
  text,
  createdAt: new Date(`2026-03-10T${at}Z`),
  permalink: null,
});
const match = (posts: ListedPost[], text = 'Hello', whole = true, taken: string[] = []) =>
  matchPost(posts, { text, since, whole, taken: new Set(taken) });

describe('matchPost', () => {
  it('finds the text after the attempt', () => {
    expect(match([post('2', 'Other', '12:00:03'), post('1', 'Hello', '12:00:01')])).toMatchObject({
      kind: 'found',
      platformPostId: '1',
    });
  });

  it('forgives a minute of clock, and no more', () => {
    expect(match([post('1', 'Hello', '11:59:00')]).kind).toBe('found');
    expect(match([post('1', 'Hello', '11:58:59')]).kind).toBe('absent');
  });

  it('takes the oldest of several', () => {
    const posts = [post('2', 'Hello', '12:00:09'), post('1', 'Hello', '12:00:01')];
    expect(match(posts)).toMatchObject({ platformPostId: '1' });
  });

  it('leaves out what is another publication of ours already', () => {
    const posts = [post('2', 'Hello', '12:00:09'), post('1', 'Hello', '12:00:01')];
    expect(match(posts, 'Hello', true, ['1'])).toMatchObject({ platformPostId: '2' });
    expect(match(posts, 'Hello', true, ['1', '2'])).toEqual({ kind: 'absent' });
  });

  it('finds a single post without text, and does not choose between two', () => {
    expect(match([post('1', '', '12:00:01')], '').kind).toBe('found');
    expect(match([post('1', '', '12:00:01'), post('2', '', '12:00:02')], '')).toMatchObject({ code: 'several_match' });
  });

  it('calls nothing absent that it has not read to the end', () => {
    expect(match([post('1', 'Other', '12:00:01')], 'Hello', false)).toMatchObject({ code: 'list_too_long' });
  });
});

describe('plainText', () => {
  it('is one form for composed, decomposed and re-wrapped text', () => {
    expect(plainText(' Caf\u0065\u0301 \r\n\n opens ')).toBe('Café opens');
  });
});
