import type { Page } from '@/lib/contracts/page';

/** The address of each page of a list, made from the page before it; null: there is none. Server and browser share it. */
export type PageKey = (index: number, before: Pick<Page<unknown>, 'nextCursor'> | null) => string | null;

/** @param address of the first page, and of the one that begins after a cursor. */
export const pageKey =
  (address: (cursor?: string) => string): PageKey =>
  (index, before) => {
    if (index === 0) return address();
    return before?.nextCursor ? address(before.nextCursor) : null;
  };
