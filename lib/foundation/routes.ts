/** Every address a person can open, in one place; typed so a renamed page cannot leave a dead link. */
export const routes = {
  home: () => '/',
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  signUp: () => '/sign-up',
  dashboard: (business: string) => `/${business}`,
  calendar: (business: string, month?: string) => `/${business}/calendar${month ? `?month=${month}` : ''}`,
  compose: (business: string, at?: string) => `/${business}/compose${at ? `?at=${encodeURIComponent(at)}` : ''}`,
  posts: (business: string) => `/${business}/posts`,
  drafts: (business: string) => `/${business}/posts?view=drafts`,
  draft: (business: string, id: string) => `/${business}/posts/drafts/${id}`,
  composeDraft: (business: string, id: string) => `/${business}/compose?draft=${encodeURIComponent(id)}`,
  series: (business: string) => `/${business}/posts?view=repeating`,
  post: (business: string, scheduledPostId: string) => `/${business}/posts/${scheduledPostId}`,
  analytics: (business: string) => `/${business}/analytics`,
  accounts: (business: string, outcome?: Record<string, string>) =>
    `/${business}/accounts${outcome ? `?${new URLSearchParams(outcome)}` : ''}`,
  /** The accounts page after a connection; `isLimited`: it may post and not read. */
  connected: (business: string, platform: string, isLimited: boolean) =>
    `/${business}/accounts?connected=${platform}${isLimited ? '&limited=yes' : ''}`,
  chooseAccounts: (business: string, choice: string) =>
    `/${business}/accounts/choose?choice=${encodeURIComponent(choice)}`,
  postingTimes: (business: string, accountId: string) => `/${business}/accounts/${accountId}/posting-times`,
  settings: (business: string) => `/${business}/settings`,
  connect: (business: string, platform: string, as?: 'person' | 'page') =>
    `/api/oauth/${platform}/connect?business=${encodeURIComponent(business)}${as ? `&as=${as}` : ''}`,
  adminPool: () => '/admin/pool',
  adminQueue: () => '/admin/queue',
  adminNetworks: () => '/admin/networks',
} as const;
