import type { SeededAccount } from '../network';

export interface Professional {
  /** The professional account's id: `user_id` of the Graph API. */
  id: string;
  /** Another id of the same account that only one app sees: `id` of the Graph API. */
  scopedId: string;
  username: string;
  name: string;
  accountType: 'BUSINESS' | 'MEDIA_CREATOR';
  biography: string;
  followers: number;
}

export const INSTAGRAM_ACCOUNTS: Professional[] = [
  {
    id: '17841400000000101',
    scopedId: '26001000000000107',
    username: 'fjordcoffee',
    name: 'Fjord Coffee Roasters',
    accountType: 'BUSINESS',
    biography: 'Small-batch roastery by the harbour.',
    followers: 5_310,
  },
  {
    id: '17841400000000202',
    scopedId: '26001000000000203',
    username: 'jonasviken',
    name: 'Jonas Viken',
    accountType: 'MEDIA_CREATOR',
    biography: 'Brewing notes from the west coast.',
    followers: 88,
  },
];

/** By either of its ids or its username. */
export const findProfessional = (id: string): Professional | null =>
  INSTAGRAM_ACCOUNTS.find((account) => [account.id, account.scopedId, account.username].includes(id)) ?? null;

export const profilePath = ({ username }: Professional): string => `/instagram/${username}`;

export const SEEDED: readonly SeededAccount[] = INSTAGRAM_ACCOUNTS.map((account) => ({
  id: account.id,
  kind: 'professional',
  displayName: account.name,
  username: account.username,
  profilePath: profilePath(account),
}));
