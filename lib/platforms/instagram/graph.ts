import { env } from '@/lib/foundation/env';
import { graphAt } from '../meta/graph';
import { instagramRefusal } from './outcome';

export const instagramGraph = graphAt(() => env().INSTAGRAM_GRAPH_URL, instagramRefusal);
