import { z } from 'zod';
import { plus, SECOND } from '@/lib/foundation/time';
import { FACEBOOK_LOGIN } from '../meta/end-consent';
import { graphFor } from '../meta/graph';
import { understood } from '../meta/understood';
import { clientOf } from '../oauth';
import type { AccountCall, Inspection } from '../platform';
import { asFailure, Refused } from '../refusal';
import { facebookOAuth } from './connect';
import { facebookGraph } from './graph';

const debugSchema = z.object({
  data: z.object({
    is_valid: z.boolean(),
    scopes: z.array(z.string()).default([]),
    user_id: z.string().optional(),
    /** Epoch seconds; 0 is never. */
    expires_at: z.number().default(0),
    data_access_expires_at: z.number().default(0),
    error: z.object({ message: z.string().optional(), subcode: z.number().optional() }).optional(),
  }),
});

const pageSchema = z.object({
  name: z.string(),
  username: z.string().optional(),
  picture: z.object({ data: z.object({ url: z.string() }) }).optional(),
});

/** Asks what stands behind a Page's token, then the Page itself, which answers as long as the person has a role on it. */
export const inspectFacebook = (call: AccountCall): Promise<Inspection> =>
  asFailure(async () => {
    const { scopes, user_id: member, expires_at, data_access_expires_at } = await debugToken(call);
    const dataAccessExpiresAt = timeOf(data_access_expires_at);
    if (dataAccessExpiresAt && dataAccessExpiresAt <= call.now) {
      const detail = "Facebook ends an app's access to data 90 days after the consent. Connect the Page again.";
      throw new Refused({ kind: 'RECONNECT', code: 'data_access_expired', detail });
    }
    const page = await readPage(call);
    return {
      kind: 'alive',
      scopes,
      expiresAt: timeOf(expires_at),
      dataAccessExpiresAt,
      displayName: page.name,
      username: page.username ?? null,
      avatarUrl: page.picture?.data.url ?? null,
      ...(member && { metadata: { app: FACEBOOK_LOGIN, member } }),
    };
  });

/** @throws Refused */
async function readPage(call: AccountCall): Promise<z.infer<typeof pageSchema>> {
  const path = `/${call.access.platformUserId}`;
  const request = { method: 'GET', path, query: { fields: 'name,username,picture{url}' }, stage: 'read' } as const;
  try {
    const answer = await graphFor(facebookGraph, call)({ ...request, priority: 'read' });
    return understood(pageSchema, answer, 'Facebook described the Page');
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.kind !== 'INVALID_CONTENT') throw error;
    const detail = 'Facebook no longer shows this Page to the person who connected it. Connect the Page again.';
    throw new Refused({ kind: 'RECONNECT', code: error.refusal.code, detail });
  }
}

/** The app asks about the token, so that one without life is told of in words instead of refused. @throws Refused */
async function debugToken({ access, signal, now }: AccountCall) {
  const { id, secret } = clientOf(facebookOAuth);
  const answer = await facebookGraph({
    method: 'GET',
    path: '/debug_token',
    query: { input_token: access.accessToken },
    access: { ...access, accessToken: `${id}|${secret}` },
    stage: 'read',
    priority: 'read',
    signal,
    now,
  });
  const { data } = understood(debugSchema, answer, 'Facebook described the token');
  if (data.is_valid) return data;
  const code = data.error?.subcode === undefined ? '190' : `190/${data.error.subcode}`;
  const detail = data.error?.message ?? 'Facebook no longer takes the token. Connect the Page again.';
  throw new Refused({ kind: 'RECONNECT', code, detail });
}

const timeOf = (seconds: number): Date | null => (seconds === 0 ? null : plus(new Date(0), seconds * SECOND));
