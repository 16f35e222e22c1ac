import type { PostsFilter } from './posts';

/** Keys are the addresses that answer them, so that a page's fallback and its hook can never name two things. */
const query = (given: Record<string, string | number | undefined>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== undefined) search.set(name, String(value));
  return search.toString();
};

export const swrKeys = {
  businessVersion: (businessId: string) => `/api/v2/business/version?${query({ businessId })}`,
  posts: (businessId: string, filter: PostsFilter & { cursor?: string } = {}) =>
    `/api/v2/posts?${query({ businessId, ...filter })}`,
  scheduledPosts: (
    businessId: string,
    filter: { from?: string; to?: string; status?: string; cursor?: string; limit?: number },
  ) => `/api/v2/scheduled-posts?${query({ businessId, ...filter })}`,
  scheduledPost: (businessId: string, id: string) => `/api/v2/scheduled-posts/${id}?${query({ businessId })}`,
  settlePost: (businessId: string, id: string, verb: 'adopt' | 'send-again') =>
    `/api/v2/scheduled-posts/${id}/${verb}?${query({ businessId })}`,
  drafts: (businessId: string, filter: { state?: string; cursor?: string } = {}) =>
    `/api/v2/drafts?${query({ businessId, ...filter })}`,
  draft: (businessId: string, id: string) => `/api/v2/drafts/${id}?${query({ businessId })}`,
  draftStep: (businessId: string, id: string, verb: 'submit' | 'withdraw' | 'return' | 'approve' | 'schedule') =>
    `/api/v2/drafts/${id}/${verb}?${query({ businessId })}`,
  recurrences: (businessId: string, filter: { cursor?: string } = {}) =>
    `/api/v2/recurrences?${query({ businessId, ...filter })}`,
  recurrence: (businessId: string, id: string) => `/api/v2/recurrences/${id}?${query({ businessId })}`,
  recurrencePreview: (businessId: string) => `/api/v2/recurrences/preview?${query({ businessId })}`,
  accounts: (businessId: string) => `/api/v2/accounts?${query({ businessId })}`,
  slots: (businessId: string, accountId: string) => `/api/v2/accounts/${accountId}/slots?${query({ businessId })}`,
  nextSlots: (businessId: string, accountId: string) =>
    `/api/v2/accounts/${accountId}/slots/next?${query({ businessId })}`,
  nextSlotOfEach: (businessId: string, accountIds: readonly string[]) =>
    `/api/v2/slots/next?${query({ businessId, accountIds: accountIds.join(',') })}`,
  calendar: (businessId: string, span: { from: string; to: string }) =>
    `/api/v2/calendar?${query({ businessId, ...span })}`,
  analyticsExport: (
    businessId: string,
    report: { from: string; to: string; platform?: string | undefined; accountId?: string | undefined },
  ) => `/api/v2/analytics/export?${query({ businessId, ...report })}`,
  pool: () => '/api/health/pool',
  workers: () => '/api/health/workers',
  queue: () => '/api/admin/queue',
  networks: () => '/api/admin/networks',
} as const;
