import { expect, it } from 'vitest';
import type { Network, NetworkApiVersion } from '@/lib/contracts/networks';
import { networkAlerts } from './network-alerts';

const version = (given: Partial<NetworkApiVersion> = {}): NetworkApiVersion => ({
  version: '202601',
  setting: 'LINKEDIN_API_VERSION',
  state: 'current',
  endsAt: '2027-01-16T00:00:00.000Z',
  isEstimate: false,
  daysLeft: 90,
  ...given,
});
const network = (given: Partial<Network> = {}): Network => ({
  platform: 'linkedin',
  apiVersion: version(),
  pause: null,
  postsOverdue: 0,
  accounts: { connected: 0, reconnectRequired: 0, disconnected: 0, refreshFailing: 0 },
  budgets: [],
  ...given,
});
const pause = (reason: 'API_VERSION' | 'BILLING'): Network['pause'] => {
  const at = '2026-11-25T12:00:00.000Z';
  return { reason, code: 'C', detail: 'D', pausedAt: at, probeAt: at, probes: 0 };
};
const meta = version({ setting: 'META_API_VERSION', version: 'v21.0', state: 'ending', daysLeft: 12 });

it.each<[string, Network[], [tone: string, text: string][]]>([
  ['all is well', [network(), network({ platform: 'x', apiVersion: null })], []],
  ['an end is 31 days away', [network({ apiVersion: version({ state: 'ending', daysLeft: 31 }) })], []],
  ['an end is not known', [network({ apiVersion: version({ state: 'unknown', endsAt: null, daysLeft: null }) })], []],
  [
    'an end is 30 days away',
    [network({ apiVersion: version({ state: 'ending', daysLeft: 30 }) })],
    [['warning', 'API version 202601 of LinkedIn ends in 30 days. Set LINKEDIN_API_VERSION to a later one.']],
  ],
  [
    'an end is tomorrow',
    [network({ apiVersion: version({ state: 'ending', daysLeft: 1 }) })],
    [['warning', 'API version 202601 of LinkedIn ends in 1 day. Set LINKEDIN_API_VERSION to a later one.']],
  ],
  [
    'a version has ended and its network is paused',
    [network({ pause: pause('API_VERSION'), postsOverdue: 3, apiVersion: version({ state: 'retired', daysLeft: 0 }) })],
    [
      ['danger', 'LinkedIn is paused: it no longer serves our API version. 3 posts wait.'],
      ['danger', 'API version 202601 of LinkedIn has ended. Set LINKEDIN_API_VERSION to a later one.'],
    ],
  ],
  [
    'X wants money',
    [network({ platform: 'x', apiVersion: null, pause: pause('BILLING'), postsOverdue: 1 })],
    [['danger', 'X is paused: its credits are used up or its billing is off. 1 post waits.']],
  ],
  [
    'two networks share a version',
    [network({ platform: 'facebook', apiVersion: meta }), network({ platform: 'instagram', apiVersion: meta })],
    [['warning', 'API version v21.0 of Facebook and Instagram ends in 12 days. Set META_API_VERSION to a later one.']],
  ],
])('when %s', (_, networks, alerts) => {
  expect(networkAlerts(networks).map(({ tone, text }) => [tone, text])).toEqual(alerts);
});
