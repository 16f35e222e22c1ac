import { request, trusted } from './fetcher';

/** Describes a stored picture for those who cannot see it. @throws ApiProblem */
export const saveAltText = (businessId: string, mediaId: string, altText: string) =>
  request(`/api/v2/media/${mediaId}?${new URLSearchParams({ businessId })}`, trusted<unknown>(), {
    method: 'PATCH',
    body: { altText: altText.trim() || null },
  });
