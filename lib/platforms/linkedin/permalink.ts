import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';

export const permalinkOf = (urn: string): string => endpoint(env().LINKEDIN_AUTH_URL, `/feed/update/${urn}`).href;
