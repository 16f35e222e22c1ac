import { z } from 'zod';
import type { AccountCall } from '../platform';
import { inDoubt, Refused } from '../refusal';
import { callX, type XCall } from './api';

const userSchema = z.object({
  data: z.object({
    id: z.string(),
    name: z.string(),
    username: z.string(),
    profile_image_url: z.string().optional(),
    subscription_type: z.string().optional(),
    public_metrics: z.object({ followers_count: z.number().optional() }).optional(),
  }),
});
export type XUser = z.infer<typeof userSchema>['data'];

type MeCall = Pick<XCall, 'access' | 'now'> & Partial<Pick<AccountCall, 'signal'>>;

/** Whose token it is, with what `fields` names. X charges each such read. @throws Refused */
export async function readMe({ access, signal, now }: MeCall, fields: readonly string[]): Promise<XUser> {
  const answer = await callX({
    method: 'GET',
    path: '/2/users/me',
    query: { 'user.fields': fields.join(',') },
    access,
    priority: 'read',
    stage: 'read',
    signal,
    now,
  });
  const parsed = userSchema.safeParse(answer.json);
  if (parsed.success) return parsed.data.data;
  throw new Refused(inDoubt('read', 'not_understood', 'X described the account in an unknown form.'));
}

export const PROFILE_FIELDS = ['name', 'profile_image_url', 'subscription_type', 'username'] as const;

/** What a publisher needs to know of the account. */
export const metadataOf = ({ username, subscription_type }: XUser): Record<string, string> => ({
  username,
  subscriptionType: subscription_type ?? 'None',
});
