'use client';
import { useEffect, useRef } from 'react';
import type { PostOptions } from '@/lib/contracts/post-options';
import { useLinkPreview } from './use-link-preview';
import { writeSharedOptions } from './write-options';

interface LinkCardOptions {
  businessId: string;
  link: NonNullable<PostOptions['link']>;
  options: PostOptions;
  onWrite: (options: PostOptions) => void;
}

/** A link whose words are still unwritten takes those of its page, once: what a person writes or empties stays so. */
export function useLinkCard({ businessId, link, options, onWrite }: LinkCardOptions) {
  const isUnwritten = useRef(link.title === undefined && link.description === undefined);
  const { preview, problem, isLoading } = useLinkPreview(businessId, link.url);
  const latest = useRef({ link, options, onWrite });
  useEffect(() => {
    latest.current = { link, options, onWrite };
  });
  useEffect(() => {
    if (!preview || !isUnwritten.current) return;
    isUnwritten.current = false;
    const now = latest.current;
    const read = { title: preview.title ?? undefined, description: preview.description ?? undefined };
    now.onWrite(writeSharedOptions(now.options, { link: { ...read, ...now.link } }));
  }, [preview]);
  return { preview, problem, isLoading };
}
