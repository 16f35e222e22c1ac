import { env } from '@/lib/foundation/env';
import { graphAt } from '../meta/graph';
import { facebookRefusal } from './outcome';

export const facebookGraph = graphAt(() => env().META_GRAPH_URL, facebookRefusal);
