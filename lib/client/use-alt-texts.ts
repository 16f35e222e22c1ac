'use client';
import { useRef } from 'react';
import type { MediaItem } from '@/lib/contracts/media';
import { saveAltText } from './save-alt-text';

/** Sends the descriptions that have changed since they were last sent. @throws ApiProblem */
export function useAltTexts(businessId: string) {
  const saved = useRef(new Map<string, string>());
  return async (items: readonly MediaItem[]): Promise<void> => {
    const changed = items.filter(({ id, altText }) => (altText ?? '') !== (saved.current.get(id) ?? ''));
    await Promise.all(changed.map(({ id, altText }) => saveAltText(businessId, id, altText ?? '')));
    for (const { id, altText } of changed) saved.current.set(id, altText ?? '');
  };
}
