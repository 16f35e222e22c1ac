import type { MediaItem } from '@/lib/contracts/media';
import { request, trusted } from './fetcher';

const answer = trusted<{ data: MediaItem }>();

/** Has the server fetch and store the file at an address. @throws ApiProblem */
export async function fetchMedia(
  url: string,
  { businessId, signal }: { businessId: string; signal: AbortSignal },
): Promise<MediaItem> {
  const path = `/api/v2/media/from-url?${new URLSearchParams({ businessId })}`;
  return (await request(path, answer, { method: 'POST', body: { url }, signal })).data;
}
