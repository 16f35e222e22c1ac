import type { BusinessSettings, UpdateBusiness } from '@/lib/contracts/business';
import { request, trusted } from './fetcher';

/** @throws ApiProblem */
export const saveBusiness = (businessId: string, changes: UpdateBusiness) =>
  request(`/api/v2/business?${new URLSearchParams({ businessId })}`, trusted<{ data: BusinessSettings }>(), {
    method: 'PATCH',
    body: changes,
  });
