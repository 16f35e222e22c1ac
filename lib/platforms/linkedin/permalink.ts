import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';

const page = (urn: string, query?: Record<string, string>): string =>
  endpoint(env().LINKEDIN_AUTH_URL, `/feed/update/${urn}`, query).href;

export const permalinkOf = (urn: string): string => page(urn);

export const commentPermalinkOf = (postUrn: string, commentUrn: string): string => page(postUrn, { commentUrn });
