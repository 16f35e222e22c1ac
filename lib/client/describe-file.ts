import type { MediaItem } from '@/lib/contracts/media';
import { describeBytes } from './describe-bytes';

function lengthOf(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `1080 × 1350 · 0:12 · 3.4 MB`: what is known of a file. */
export function describeFile({ width, height, durationMs, bytes }: MediaItem): string {
  const size = width !== null && height !== null ? `${width} × ${height}` : null;
  const length = durationMs === null ? null : lengthOf(durationMs);
  return [size, length, describeBytes(bytes)].filter((part) => part !== null).join(' · ');
}
