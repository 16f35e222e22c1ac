/** What a sealed token is bound to: moved to another account or another column, it does not open. */
export const tokenContext = (accountId: string, kind: 'access' | 'refresh'): string =>
  `social_accounts:${accountId}:${kind}_token`;
