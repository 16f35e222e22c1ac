import { expect, it } from 'vitest';
import { writeOptions, writeSharedOptions } from './write-options';

const options = { firstComment: 'c', x: { madeWithAi: true, replySettings: 'following' } } as const;

it('changes one network’s options and leaves the rest', () => {
  expect(writeOptions(options, 'x', { madeWithAi: undefined })).toEqual({
    firstComment: 'c',
    x: { replySettings: 'following' },
  });
  expect(writeOptions(options, 'facebook', { placement: 'reel' })).toEqual({
    ...options,
    facebook: { placement: 'reel' },
  });
});

it('leaves nothing empty behind', () => {
  expect(writeOptions({ x: { madeWithAi: true } }, 'x', { madeWithAi: undefined })).toEqual({});
  expect(writeOptions({}, 'linkedin', { documentTitle: '' })).toEqual({});
  expect(writeSharedOptions(options, { firstComment: '' })).toEqual({ x: options.x });
});
