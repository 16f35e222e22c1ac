import type { SeededAccount } from '../network';

export interface XUser {
  id: string;
  name: string;
  username: string;
  description: string;
  subscriptionType: 'None' | 'Basic' | 'Premium' | 'PremiumPlus';
  followers: number;
}

export const USERS: XUser[] = [
  {
    id: '1745120930481152001',
    name: 'Fjord Coffee Roasters',
    username: 'fjordcoffee',
    description: 'Small-batch roastery by the Oslofjord. Light roasts, long winters.',
    subscriptionType: 'None',
    followers: 2_316,
  },
  {
    id: '1398201746210713602',
    name: 'Astrid Nygaard',
    username: 'astridnygaard',
    description: 'Founder @fjordcoffee. Cupping notes and cold swims.',
    subscriptionType: 'Premium',
    followers: 948,
  },
];

export const findUser = (id: string): XUser | undefined => USERS.find((user) => user.id === id);
export const findUserByName = (username: string): XUser | undefined =>
  USERS.find((user) => user.username.toLowerCase() === username.toLowerCase());

export const ACCOUNTS: readonly SeededAccount[] = USERS.map((user) => ({
  id: user.id,
  kind: 'person',
  displayName: user.name,
  username: user.username,
  profilePath: `/x/${user.username}`,
}));
