import { businessVersionResponseSchema } from '@/lib/contracts/business';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { readVersion } from '@/lib/server/reads/version';

/** GET /api/v2/business/version: whether anything that is read of the business may have changed since it was last asked. */
export const GET = withBusiness({ permission: 'read', response: businessVersionResponseSchema }, async ({ ctx }) => ({
  data: await readVersion(ctx),
}));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
