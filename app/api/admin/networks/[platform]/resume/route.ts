import { networkParamsSchema, resumedSchema } from '@/lib/contracts/networks';
import { resumeByOperator } from '@/lib/domain/networks/resume-by-operator';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withAdmin } from '@/lib/server/http/with-admin';

/** POST /api/admin/networks/{platform}/resume: lets the posts of a paused network go out now. */
export const POST = withAdmin({ params: networkParamsSchema, response: resumedSchema }, ({ operator, params }) =>
  resumeByOperator(operator, params.platform),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
