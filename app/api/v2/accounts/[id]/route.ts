import { accountResponseSchema } from '@/lib/contracts/accounts';
import { idParamSchema } from '@/lib/contracts/id-param';
import { disconnectAccount } from '@/lib/domain/accounts/disconnect-account';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** DELETE /api/v2/accounts/{id}: disconnects an account; its waiting posts are held. */
export const DELETE = withBusiness(
  { permission: 'manage_accounts', params: idParamSchema, response: accountResponseSchema },
  async ({ ctx, params }) => ({ data: await disconnectAccount(ctx, params.id) }),
);

export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods('DELETE');
