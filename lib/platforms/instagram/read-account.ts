import { z } from 'zod';
import { type GraphCall, graphFor } from '../meta/graph';
import { understood } from '../meta/understood';
import { instagramGraph, isServedByFacebook } from './graph';

const accountSchema = z.object({
  user_id: z.string(),
  username: z.string(),
  name: z.string().optional(),
  account_type: z.string().optional(),
  profile_picture_url: z.string().optional(),
});
export type InstagramAccount = z.infer<typeof accountSchema>;

/** Facebook's host knows the account by its id alone and has neither `user_id` nor `account_type`. */
const linkedSchema = accountSchema.omit({ user_id: true }).extend({ id: z.string() });

/** The professional account behind the token; `linkedId` names it where the token is a Page's. @throws Refused */
export async function readAccount(
  call: Pick<GraphCall, 'access' | 'signal' | 'now' | 'priority'>,
  linkedId = '',
): Promise<InstagramAccount> {
  const { priority, access } = call;
  const graph = graphFor(instagramGraph, call);
  const what = 'Instagram described the account';
  if (isServedByFacebook(access)) {
    const query = { fields: 'id,username,name,profile_picture_url' };
    const answer = await graph({ method: 'GET', path: `/${linkedId}`, query, stage: 'read', priority });
    const { id, ...account } = understood(linkedSchema, answer, what);
    return { ...account, user_id: id };
  }
  const query = { fields: 'user_id,username,name,account_type,profile_picture_url' };
  const answer = await graph({ method: 'GET', path: '/me', query, stage: 'read', priority });
  return understood(accountSchema, answer, what);
}
