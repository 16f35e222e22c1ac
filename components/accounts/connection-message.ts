import { PLATFORM_NAMES, type Platform } from '@/lib/contracts/platform-names';

/** What came of a connection, as the address of the accounts page tells it. */
const FAILURES: Record<string, (network: string) => string> = {
  denied: (network) =>
    `You did not allow the connection on ${network}. Nothing was changed; connect again when you are ready.`,
  invalid_state: () =>
    'This connection was used already, took longer than ten minutes, or was started in another session. Start it again.',
  expired_state: () => 'The connection took longer than ten minutes. Start it again.',
  network_unavailable: (network) => `${network} could not be reached. Nothing was changed; try again in a few minutes.`,
  network_refused: (network) =>
    `${network} refused the connection. Start it again; if it stays so, check the app’s settings there.`,
  no_accounts: (network) =>
    `${network} named no account that can be posted to. Sign in there with one that manages a page or a professional account.`,
  scopes_refused: (network) =>
    `${network} does not let this app post as a page: the app lacks the product for it. Connect your own profile instead, or ask this server’s operator.`,
  missing_permission: (network) =>
    `A permission was switched off on ${network}. Connect again and leave all of them on.`,
  not_configured: (network) =>
    `${network} is not set up on this server. Its operator must set the network’s client id and secret.`,
  forbidden: () => 'Your role may not connect accounts. Ask an owner of the business.',
};

const SAME_AS: Record<string, string> = { access_denied: 'denied', network_error: 'network_unavailable' };

const nameOf = (platform: string | undefined): string =>
  platform && platform in PLATFORM_NAMES ? PLATFORM_NAMES[platform as Platform] : 'the network';

export interface ConnectionMessage {
  tone: 'success' | 'danger';
  text: string;
}

/** The sentence for `?connected=` or `?error=&platform=`; null when the page was simply opened. */
export function connectionMessage(query: {
  connected?: string;
  error?: string;
  platform?: string;
  limited?: string;
}): ConnectionMessage | null {
  if (query.error) {
    const failure = FAILURES[SAME_AS[query.error] ?? query.error];
    const text =
      failure?.(nameOf(query.platform)) ?? `The connection failed (${query.error.slice(0, 40)}). Start it again.`;
    return { tone: 'danger', text: text.charAt(0).toUpperCase() + text.slice(1) };
  }
  if (!query.connected) return null;
  const limits =
    ' Its app may post and not read: first comments and numbers are not available, and a post in doubt is settled by you.';
  return { tone: 'success', text: `${nameOf(query.connected)} is connected.${query.limited ? limits : ''}` };
}
