'use client';
import type { DraftsPage } from '@/lib/contracts/post-drafts';
import { draftsPageKey } from './drafts-page-key';
import { trusted } from './fetcher';
import { usePageList } from './use-page-list';

const answer = trusted<DraftsPage>();

/** The drafts of a business in some states (comma-separated), last changed first. */
export const useDrafts = (businessId: string, state: string) =>
  usePageList(draftsPageKey(businessId, state), answer, { revalidateAll: true });
