import { expect, it } from 'vitest';
import { NO_PLACE, placeProblem, problemsAt, problemsOf } from './placed-problem';

const accountIds = ['acc_a', 'acc_b'];
const none = { ...NO_PLACE, message: 'm' };

it.each([
  ['content', { field: 'content' }],
  ['accountIds', { field: 'accounts' }],
  ['accountIds.1', { field: 'accounts', accountId: 'acc_b' }],
  ['accountIds.9', { field: 'accounts' }],
  ['mediaIds.0', { field: 'media', mediaIndex: 0 }],
  ['mediaIds', { field: 'media' }],
  ['variants.acc_b.content', { field: 'content', accountId: 'acc_b' }],
  ['variants.acc_b.mediaIds.2', { field: 'media', accountId: 'acc_b', mediaIndex: 2 }],
  ['variants.acc_b.media', { field: 'media', accountId: 'acc_b' }],
  ['variants.acc_b', { field: 'content', accountId: 'acc_b' }],
  ['options.link.url', { field: 'options', optionPath: 'link.url' }],
  ['options.x.thread.1.mediaIds.0', { field: 'options', optionPath: 'x.thread.1.mediaIds.0' }],
  ['variants.acc_b.options.firstComment', { field: 'options', accountId: 'acc_b', optionPath: 'firstComment' }],
  ['scheduledAt', { field: 'scheduledAt' }],
  ['businessId', { field: 'form' }],
  ['', { field: 'form' }],
])('%j stands where a person can mend it', (path, place) => {
  expect(placeProblem({ path, code: 'c', message: 'm' }, accountIds)).toEqual({ ...none, ...place });
});

const at = (optionPath: string) => ({ ...NO_PLACE, field: 'options' as const, optionPath, message: 'm' });

it('finds what is wrong with an option or within it', () => {
  const all = [at('x.thread.1.content'), at('x.thread.10.content'), at('x.replySettings'), at('firstComment')];
  expect(problemsAt(all, 'x.thread.1', 'firstComment')).toEqual([all[0], all[3]]);
});

it('shows a version its own problems, and those that it shares', () => {
  const shared = at('firstComment');
  const onX = { ...at('x.thread'), platform: 'x' as const };
  const own = { ...at('x.thread'), accountId: 'acc_a' };
  const all = [shared, onX, own];
  expect(problemsOf(all, null, false)).toEqual([shared, onX]);
  expect(problemsOf(all, { id: 'acc_a', platform: 'x' }, true)).toEqual([own]);
  expect(problemsOf(all, { id: 'acc_b', platform: 'linkedin' }, false)).toEqual([shared]);
  expect(problemsOf(all, { id: 'acc_c', platform: 'x' }, false)).toEqual([shared, onX]);
});
