import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { inDoubt, Refused } from '../refusal';
import { callLinkedin } from './api';

/** A token on its way to be used, and the scopes that say where its member can be read. */
export interface MemberCall {
  accessToken: string;
  scopes: readonly string[];
  signal?: AbortSignal;
  now: Date;
}

export interface Member {
  id: string;
  name: string;
  picture: string | null;
  vanityName: string | null;
}

const userinfoSchema = z
  .object({ sub: z.string(), name: z.string(), picture: z.string().optional() })
  .transform(({ sub, name, picture }): Member => ({ id: sub, name, picture: picture ?? null, vanityName: null }));

const meSchema = z
  .object({
    id: z.string(),
    localizedFirstName: z.string(),
    localizedLastName: z.string().default(''),
    vanityName: z.string().optional(),
  })
  .transform(
    ({ id, localizedFirstName, localizedLastName, vanityName }): Member => ({
      id,
      name: `${localizedFirstName} ${localizedLastName}`.trim(),
      picture: null,
      vanityName: vanityName ?? null,
    }),
  );

/** Who is behind a token: by OpenID Connect where the app has it, by the basic profile otherwise. @throws Refused */
export async function readMember({ accessToken, scopes, signal, now }: MemberCall): Promise<Member> {
  const isOpenId = scopes.includes('openid');
  const path = isOpenId ? '/v2/userinfo' : '/v2/me';
  const answer = await callLinkedin({ method: 'GET', path, accessToken, stage: 'read', signal, now });
  const member = (isOpenId ? userinfoSchema : meSchema).safeParse(answer.json);
  if (member.success) return member.data;
  throw new Refused(inDoubt('read', 'not_understood', 'LinkedIn described the member in an unknown form.'));
}

export const memberPage = (vanityName: string): string => endpoint(env().LINKEDIN_AUTH_URL, `/in/${vanityName}`).href;
