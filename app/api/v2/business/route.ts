import { businessResponseSchema, updateBusinessSchema } from '@/lib/contracts/business';
import { getBusiness } from '@/lib/domain/businesses/get-business';
import { updateBusiness } from '@/lib/domain/businesses/update-business';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

const response = businessResponseSchema;

/** GET /api/v2/business: the business of the key, or the one named, with its settings. */
export const GET = withBusiness({ permission: 'read', response }, async ({ ctx }) => ({
  data: await getBusiness(ctx),
}));

/** PATCH /api/v2/business: changes its name, its time zone, or what becomes of late posts. */
export const PATCH = withBusiness(
  { permission: 'manage_business', body: updateBusinessSchema, response },
  async ({ ctx, body }) => ({ data: await updateBusiness(ctx, body) }),
);

export const { POST, PUT, DELETE, OPTIONS } = otherMethods('GET', 'PATCH');
