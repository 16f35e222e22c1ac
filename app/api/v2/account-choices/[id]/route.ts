import { chooseAccountsSchema, connectedAccountsResponseSchema } from '@/lib/contracts/account-choices';
import { idParamSchema } from '@/lib/contracts/id-param';
import { connectChosen } from '@/lib/domain/accounts/connect-chosen';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/account-choices/{id}: connects the chosen of the identities that a connection discovered. */
export const POST = withBusiness(
  {
    permission: 'manage_accounts',
    params: idParamSchema,
    body: chooseAccountsSchema,
    response: connectedAccountsResponseSchema,
  },
  async ({ ctx, sessionId, params, body: { platformUserIds } }) => ({
    data: await connectChosen(ctx, { choiceId: params.id, sessionId, platformUserIds }),
  }),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
