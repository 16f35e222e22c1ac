import { expect, it } from 'vitest';
import { placeProblem } from './placed-problem';

const accountIds = ['acc_a', 'acc_b'];
const none = { accountId: null, platform: null, mediaIndex: null, message: 'm' };

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
  ['scheduledAt', { field: 'scheduledAt' }],
  ['businessId', { field: 'form' }],
  ['', { field: 'form' }],
])('%j stands where a person can mend it', (path, place) => {
  expect(placeProblem({ path, code: 'c', message: 'm' }, accountIds)).toEqual({ ...none, ...place });
});
