import { accountsPageSchema } from '@/lib/contracts/accounts';
import { listAccounts } from '@/lib/domain/accounts/list-accounts';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/accounts: the business's accounts, the disconnected last. */
export const GET = withBusiness({ permission: 'read', response: accountsPageSchema }, ({ ctx }) => listAccounts(ctx));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
