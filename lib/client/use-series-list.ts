'use client';
import type { RecurrencesPage } from '@/lib/contracts/recurrences';
import { trusted } from './fetcher';
import { seriesPageKey } from './series-page-key';
import { usePageList } from './use-page-list';

const answer = trusted<RecurrencesPage>();

/** The series of a business, newest first. */
export const useSeriesList = (businessId: string) =>
  usePageList(seriesPageKey(businessId), answer, { revalidateAll: true });
