import type { RecurrencesPage } from '@/lib/contracts/recurrences';
import { swrKeys } from '@/lib/contracts/swr-keys';

/** The address of each page of the series, made from the page before it. Server and browser share it. */
export const seriesPageKey =
  (businessId: string) =>
  (index: number, before: RecurrencesPage | null): string | null => {
    if (index === 0) return swrKeys.recurrences(businessId);
    return before?.nextCursor ? swrKeys.recurrences(businessId, { cursor: before.nextCursor }) : null;
  };
