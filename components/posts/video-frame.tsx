'use client';
import { useEffect, useRef } from 'react';
import type { MediaItem } from '@/lib/contracts/media';

/** Browsers draw nothing of a video at exactly its beginning before it is played. */
const FIRST_FRAME_MS = 10;

interface VideoFrameProps {
  item: MediaItem;
  /** Which moment of it is shown. */
  atMs?: number;
  className?: string;
}

/** One frame of a stored video, drawn by the browser; its description is read by screen readers. */
export function VideoFrame({ item, atMs = FIRST_FRAME_MS, className }: VideoFrameProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.currentTime = Math.max(FIRST_FRAME_MS, atMs) / 1_000;
  }, [atMs]);
  return (
    <video
      ref={video}
      muted
      playsInline
      preload="metadata"
      src={item.url}
      aria-label={item.altText || `Video ${item.fileName}`}
      className={className}
    />
  );
}
