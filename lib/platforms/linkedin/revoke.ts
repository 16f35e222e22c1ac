import type { AccountCall, PlatformFailure } from '../platform';
import { asFailure } from '../refusal';
import { callAsApp } from './app-call';

/** Ends the member's whole consent to the app: every page that was connected by the same member goes with it. */
export const revokeLinkedin = (call: AccountCall): Promise<{ kind: 'done' } | PlatformFailure> =>
  asFailure(async () => {
    await callAsApp(call, '/oauth/v2/revoke');
    return { kind: 'done' } as const;
  });
