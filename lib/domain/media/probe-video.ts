import { CustomSource, Input, MP4, QTFF, WEBM } from 'mediabunny';
import type { SpooledFile } from '@/lib/data/files/spool';

export interface VideoFacts {
  mimeType: string;
  /** As shown, after the camera's rotation. */
  width: number;
  height: number;
  durationMs: number;
  frameRate: number | null;
  videoCodec: string | null;
  audioCodec: string | null;
}

const CACHE_BYTES = 4 * 1024 * 1024;
/** Enough frames to tell the rate; reading them all would read the file. */
const FRAMES = 120;

/** What a video is, by its headers and its first frames' times: nothing is decoded, and it is not loaded. null: no video. */
export async function probeVideo({ bytes, read }: SpooledFile): Promise<VideoFacts | null> {
  const source = new CustomSource({
    getSize: () => bytes,
    read: (start, end) => read({ start, end }),
    maxCacheSize: CACHE_BYTES,
  });
  const input = new Input({ source, formats: [MP4, QTFF, WEBM] });
  try {
    const video = await input.getPrimaryVideoTrack();
    if (!video) return null;
    const audio = await input.getPrimaryAudioTrack();
    const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
    const { averagePacketRate } = await video.computePacketStats(FRAMES, { metadataOnly: true });
    return {
      mimeType: (await input.getFormat()).mimeType,
      width: await video.getDisplayWidth(),
      height: await video.getDisplayHeight(),
      durationMs: Math.round(seconds * 1_000),
      frameRate: averagePacketRate > 0 ? Math.round(averagePacketRate * 100) / 100 : null,
      videoCodec: await video.getCodec(),
      audioCodec: (await audio?.getCodec()) ?? null,
    };
  } finally {
    input.dispose();
  }
}
