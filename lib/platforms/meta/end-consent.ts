import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { clientOf } from '../oauth';
import type { AccountCall, PlatformFailure } from '../platform';
import { asFailure, Refused } from '../refusal';
import { graphAt } from './graph';
import { metaRefusal } from './outcome';
import { understood } from './understood';

/** In `metadata.app` of what was connected through Facebook's dialog; `metadata.member` is the person who consented. */
export const FACEBOOK_LOGIN = 'facebook';

/** Recalled, not confirmed in Meta's reference: the address of a person's consent, ended whole in the name of the app. */
const consentPath = (userId: string): string => `/${userId}/permissions`;

const endedSchema = z.object({ success: z.literal(true) });
/** The person has removed the app already. */
const UNKNOWN_PERSON = '100/33';

const graph = graphAt(() => env().META_GRAPH_URL, metaRefusal([]));

export const hasFacebookConsent = ({ app, member }: Record<string, string>): boolean =>
  app === FACEBOOK_LOGIN && member !== undefined;

/** Ends the whole consent of the person who connected the account: every Page and Instagram account of it goes along. */
export const endConsent = ({ access, signal, now }: AccountCall): Promise<{ kind: 'done' } | PlatformFailure> =>
  asFailure(async () => {
    const { id, secret } = clientOf({ platform: 'facebook', name: 'Facebook' });
    const path = consentPath(access.metadata.member ?? '');
    const asApp = { ...access, accessToken: `${id}|${secret}` };
    try {
      const answer = await graph({ method: 'DELETE', path, access: asApp, stage: 'prepare', signal, now });
      understood(endedSchema, answer, 'Facebook ended the consent', 'prepare');
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code !== UNKNOWN_PERSON) throw error;
    }
    return { kind: 'done' } as const;
  });
