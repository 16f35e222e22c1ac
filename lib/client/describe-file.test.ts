import { expect, it } from 'vitest';
import { describeFile } from './describe-file';

const file = {
  id: 'media_1',
  kind: 'video',
  mimeType: 'video/mp4',
  fileName: 'a.mp4',
  altText: null,
  url: '/a',
  ...{ frameRate: 30, videoCodec: 'avc', audioCodec: null, pageCount: null, renditions: {} },
  createdAt: '2026-12-01T00:00:00Z',
} as const;

it.each([
  [{ bytes: 3_565_158, width: 1080, height: 1920, durationMs: 72_400 }, '1080 × 1920 · 1:12 · 3.4 MB'],
  [{ bytes: 100, width: null, height: null, durationMs: null }, '1 KB'],
  [{ bytes: 20_480, width: 40, height: 30, durationMs: null }, '40 × 30 · 20 KB'],
])('describes %j as %s', (facts, words) => {
  expect(describeFile({ ...file, ...facts })).toBe(words);
});
