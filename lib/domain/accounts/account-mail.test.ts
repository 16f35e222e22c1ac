import { expect, it } from 'vitest';
import { accountMail, type MailFacts } from './account-mail';

const facts = (warning: MailFacts['account']['warning']): MailFacts => ({
  account: { displayName: 'Fjord', platform: 'linkedin', warning },
  owner: 'Ada',
  business: { name: 'Fjord Coffee', timeZone: 'Asia/Tokyo' },
  href: 'https://app.example/fjord/accounts',
});
const post = { id: 'sch_1', excerpt: 'Autumn roast', scheduledAt: '2026-12-09T20:00:00Z' };

it('names the end in the business’s zone, and the posts that hang on it', () => {
  const { subject, text } = accountMail(
    facts({ level: 'soon', endsAt: '2026-12-01T20:00:00Z', postsAtRisk: 2, firstPosts: [post] }),
  );
  expect(subject).toBe('Reconnect Fjord on LinkedIn by December 2, 2026');
  for (const part of [
    'Hello Ada',
    '2 posts are planned',
    'Dec 10, 2026',
    'Autumn roast',
    'and 1 more',
    'app.example',
  ]) {
    expect(text).toContain(part);
  }
});

it('says of what has ended that nothing is lost', () => {
  const { subject, text } = accountMail(facts({ level: 'ended', endsAt: null, postsAtRisk: 0, firstPosts: [] }));
  expect(subject).toBe('Fjord on LinkedIn has to be reconnected');
  expect(text).toContain('Nothing is lost');
  expect(text).not.toContain('0 posts');
});
