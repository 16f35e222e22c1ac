'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MediaItem } from '@/lib/contracts/media';
import { MEDIA_MAX_BYTES } from '@/lib/contracts/media-limits';
import { asApiProblem } from './api-problem';
import type { MediaPlace } from './attach-media';
import { fetchMedia } from './fetch-media';
import { uploadMedia } from './upload-media';

export interface Upload {
  id: string;
  place: MediaPlace;
  /** A file's name, or the address that it is fetched from. */
  name: string;
  /** 0 to 1; null where nobody knows: the server fetches it. */
  share: number | null;
  /** Why it failed; null while it runs. */
  message: string | null;
  /** False where the same file would be refused again. */
  canRetry: boolean;
}

type Source = File | { url: string };
interface Job {
  source: Source;
  controller: AbortController;
}

const MEGABYTE = 1024 * 1024;
let count = 0;

const tooLarge = (source: Source): string | null =>
  !(source instanceof File) || source.size <= MEDIA_MAX_BYTES
    ? null
    : `${source.name} has ${Math.ceil(source.size / MEGABYTE)} MB; at most ${MEDIA_MAX_BYTES / MEGABYTE} MB are taken. Make it smaller.`;

const nameOf = (source: Source): string => (source instanceof File ? source.name || 'Pasted picture' : source.url);

/** Files on their way to the server. A finished one is handed to `onStored` and leaves the list; a failed one stays. */
export function useMediaUploads(businessId: string, onStored: (item: MediaItem, place: MediaPlace) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const jobs = useRef(new Map<string, Job>());
  useEffect(() => {
    const running = jobs.current;
    return () => {
      for (const { controller } of running.values()) controller.abort();
    };
  }, []);

  const change = useCallback((id: string, part: Partial<Upload>) => {
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)));
  }, []);

  const dismiss = useCallback((id: string) => {
    jobs.current.get(id)?.controller.abort();
    jobs.current.delete(id);
    setUploads((all) => all.filter((each) => each.id !== id));
  }, []);

  const run = async (id: string, source: Source, place: MediaPlace): Promise<void> => {
    const controller = new AbortController();
    jobs.current.set(id, { source, controller });
    const options = { businessId, onProgress: (share: number) => change(id, { share }), signal: controller.signal };
    try {
      const stored = source instanceof File ? uploadMedia(source, options) : fetchMedia(source.url, options);
      onStored(await stored, place);
      dismiss(id);
    } catch (error) {
      if (!controller.signal.aborted) change(id, { message: asApiProblem(error).message, canRetry: true });
    }
  };

  const start = async (source: Source, place: MediaPlace): Promise<void> => {
    const id = `upload-${++count}`;
    const message = tooLarge(source);
    const share = source instanceof File ? 0 : null;
    setUploads((all) => [...all, { id, place, name: nameOf(source), share, message, canRetry: false }]);
    if (message === null) await run(id, source, place);
  };

  const add = (sources: Iterable<Source>, place: MediaPlace = { slot: 'post' }): void =>
    void Promise.all(Array.from(sources, (source) => start(source, place)));

  const retry = ({ id, place, share }: Upload): void => {
    const source = jobs.current.get(id)?.source;
    if (!source) return;
    change(id, { message: null, canRetry: false, share: share === null ? null : 0 });
    void run(id, source, place);
  };
  return { uploads, add, retry, dismiss };
}

export type MediaUploads = ReturnType<typeof useMediaUploads>;
