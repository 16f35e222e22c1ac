import type { AccountCall, Inspection } from '../platform';
import { asFailure } from '../refusal';
import { metadataOf, PROFILE_FIELDS, readMe } from './me';

/** X tells neither scopes nor expiry of a token here: both come with every refresh. */
export const inspectX = (call: AccountCall): Promise<Inspection> =>
  asFailure(async () => {
    const user = await readMe(call, PROFILE_FIELDS);
    return {
      kind: 'alive',
      displayName: user.name,
      username: user.username,
      avatarUrl: user.profile_image_url ?? null,
      metadata: metadataOf(user),
    } as const;
  });
