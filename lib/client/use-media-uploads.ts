'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MediaItem } from '@/lib/contracts/media';
import { MEDIA_MAX_BYTES } from '@/lib/contracts/media-limits';
import { asApiProblem } from './api-problem';
import { uploadMedia } from './upload-media';

export interface Upload {
  id: string;
  fileName: string;
  /** 0 to 1. */
  share: number;
  /** Why it failed; null while it runs. */
  message: string | null;
}

const MEGABYTE = 1024 * 1024;
let count = 0;

const tooLarge = (file: File): string | null =>
  file.size <= MEDIA_MAX_BYTES
    ? null
    : `${file.name} has ${Math.ceil(file.size / MEGABYTE)} MB; at most ${MEDIA_MAX_BYTES / MEGABYTE} MB are taken. Make it smaller.`;

/** Files on their way to the server. A finished one is handed to `onStored` and leaves the list; a failed one stays. */
export function useMediaUploads(businessId: string, onStored: (item: MediaItem) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const running = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const controllers = running.current;
    return () => {
      for (const controller of controllers.values()) controller.abort();
    };
  }, []);

  const change = useCallback((id: string, part: Partial<Upload>) => {
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)));
  }, []);

  const dismiss = useCallback((id: string) => {
    running.current.get(id)?.abort();
    running.current.delete(id);
    setUploads((all) => all.filter((each) => each.id !== id));
  }, []);

  const start = async (file: File): Promise<void> => {
    const id = `upload-${++count}`;
    const refusal = tooLarge(file);
    setUploads((all) => [...all, { id, fileName: file.name || 'Pasted picture', share: 0, message: refusal }]);
    if (refusal) return;
    const controller = new AbortController();
    running.current.set(id, controller);
    try {
      const onProgress = (share: number) => change(id, { share });
      onStored(await uploadMedia(file, { businessId, onProgress, signal: controller.signal }));
      dismiss(id);
    } catch (error) {
      if (!controller.signal.aborted) change(id, { message: asApiProblem(error).message });
    }
  };

  return { uploads, add: (files: Iterable<File>) => void Promise.all(Array.from(files, start)), dismiss };
}
