import type { MediaItem } from '@/lib/contracts/media';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

const sizeOf = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / KILOBYTE))} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;

function lengthOf(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `1080 × 1350 · 0:12 · 3.4 MB`: what is known of a file. */
export function describeFile({ width, height, durationMs, bytes }: MediaItem): string {
  const size = width !== null && height !== null ? `${width} × ${height}` : null;
  const length = durationMs === null ? null : lengthOf(durationMs);
  return [size, length, sizeOf(bytes)].filter((part) => part !== null).join(' · ');
}
