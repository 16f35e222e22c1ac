import { networksSchema } from '@/lib/contracts/networks';
import { readNetworks } from '@/lib/domain/networks/read-networks';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withAdmin } from '@/lib/server/http/with-admin';

/** GET /api/admin/networks: API versions, pauses, budgets, accounts and jobs, for the operator. */
export const GET = withAdmin({ response: networksSchema }, ({ now }) => readNetworks(now));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
