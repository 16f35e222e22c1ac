import { env } from '@/lib/foundation/env';
import { type GraphAccess, graphAt } from '../meta/graph';
import { instagramRefusal } from './outcome';

/** An account that was found behind a Facebook Page is served by Facebook's host, with the Page's token. */
export const isServedByFacebook = ({ metadata }: Pick<GraphAccess, 'metadata'>): boolean =>
  metadata.host === 'facebook';

export const instagramGraph = graphAt(
  (access) => (isServedByFacebook(access) ? env().META_GRAPH_URL : env().INSTAGRAM_GRAPH_URL),
  instagramRefusal,
);
