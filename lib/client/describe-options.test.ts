import { expect, it } from 'vitest';
import type { PostOptions } from '@/lib/contracts/post-options';
import { describeOptions } from './describe-options';

const options: PostOptions = {
  link: { url: 'https://www.example.com/a', title: 'Roasting' },
  firstComment: ' More below ',
  linkedin: { visibility: 'CONNECTIONS', poll: { question: 'Which?', options: ['a', 'b'], durationDays: 7 } },
  x: { thread: [{ content: 'Two', mediaIds: [] }], replySettings: 'verified', madeWithAi: true },
  facebook: { placement: 'story' },
  instagram: { placement: 'reel', shareToFeed: false, thumbOffsetMs: 1_500, collaborators: ['ann', 'bo'] },
};
const words = (...given: Parameters<typeof describeOptions>) =>
  describeOptions(...given).map(({ name, value }) => `${name}: ${value}`);
const shared = ['Link card: Roasting · example.com', 'First comment: More below'];

it.each([
  ['linkedin', ['Poll: Which? · 1 week', 'Visible to: Connections only']],
  ['x', ['Thread: 2 parts', 'Replies from: Verified accounts', 'Label: Made with AI']],
  ['facebook', ['Placement: Story']],
  [
    'instagram',
    ['Placement: Reel', 'In the profile’s feed: No', 'Cover: The frame at 1.5 s', 'Collaborators: @ann, @bo'],
  ],
] as const)('says what was chosen for %s', (platform, own) => {
  expect(words(options, platform)).toEqual([...shared, ...own]);
});

it('says nothing of what was left as it is', () => {
  expect(words({ x: { thread: [] }, linkedin: {}, instagram: { shareToFeed: true, collaborators: [] } })).toEqual([]);
});
