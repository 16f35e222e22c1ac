import type { FaultOperation } from '../faults';
import type { Call } from '../routes';
import type { IssuedToken } from '../tokens';
import type { GraphParams } from './graph-params';

/** One call at a Graph route, parameters read. */
export interface GraphCall extends Call {
  params: GraphParams;
}

export interface AuthorizedCall extends GraphCall {
  token: IssuedToken;
}

interface RouteParts {
  method: 'GET' | 'POST' | 'DELETE';
  /** After the version: `/:id/feed`. */
  path: string;
  network: 'facebook' | 'instagram';
  /** Its own parameters; another one is refused. Undefined: it is not checked. */
  accepts?: readonly string[];
  /** Which faults hit it. */
  operation: FaultOperation | ((params: GraphParams) => FaultOperation);
}

/** Answers an object (sent as JSON) or a whole response. @throws GraphError */
export type GraphRoute = RouteParts &
  (
    | { open: true; answer(call: GraphCall): Promise<object> }
    | { open?: false; answer(call: AuthorizedCall): Promise<object> }
  );
