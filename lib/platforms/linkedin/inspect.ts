import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import type { AccountCall, Inspection } from '../platform';
import { asFailure, inDoubt, Refused } from '../refusal';
import { callAsApp } from './app-call';
import { modeOf } from './author';
import { readMember } from './member';
import { listPages } from './pages';

const introspectionSchema = z.object({
  active: z.boolean(),
  status: z.string().optional(),
  /** Epoch seconds. */
  expires_at: z.number().optional(),
  /** Separated by commas, as in the token's answer. */
  scope: z.string().optional(),
});

/** How the token stands, by introspection; then who is behind it, or whether the page may still be posted as. */
export const inspectLinkedin = (call: AccountCall): Promise<Inspection> =>
  asFailure(async () => {
    const token = await introspect(call);
    const { access, signal, now } = call;
    const by = { accessToken: access.accessToken, scopes: token.scopes, signal, now };
    const identity = access.kind === 'page' ? await pageOf(by, access.platformUserId) : await personOf(by);
    return { kind: 'alive', ...token, ...identity } as const;
  });

async function introspect(call: AccountCall): Promise<{ scopes: string[]; expiresAt: Date | null }> {
  const answer = await callAsApp(call, '/oauth/v2/introspectToken');
  const parsed = introspectionSchema.safeParse(answer.json);
  if (!parsed.success) {
    throw new Refused(inDoubt('read', 'not_understood', 'LinkedIn described the token in an unknown form.'));
  }
  const { active, status, expires_at, scope } = parsed.data;
  if (!active) {
    const detail = 'LinkedIn no longer accepts this connection. Connect the account again.';
    throw new Refused({ kind: 'RECONNECT', code: status ?? 'inactive', detail });
  }
  return {
    scopes: scope?.split(/[\s,]+/).filter(Boolean) ?? [...call.access.scopes],
    expiresAt: expires_at === undefined ? null : new Date(expires_at * SECOND),
  };
}

type By = Parameters<typeof readMember>[0];

async function personOf(by: By) {
  const { name, picture, vanityName } = await readMember(by);
  return {
    displayName: name,
    ...(picture === null ? {} : { avatarUrl: picture }),
    ...(vanityName === null ? {} : { username: vanityName }),
    metadata: { mode: modeOf(by.scopes) },
  };
}

async function pageOf(by: By, id: string) {
  const page = (await listPages(by)).find((one) => one.id === id);
  if (!page) {
    const detail = 'The member who connected this page may no longer post as it. Ask one of its administrators.';
    throw new Refused({ kind: 'PERMISSION', code: 'role_lost', detail });
  }
  const { name, vanityName, role } = page;
  return { displayName: name, username: vanityName, metadata: { mode: modeOf(by.scopes), role } };
}
