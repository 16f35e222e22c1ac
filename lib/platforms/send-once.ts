import { Agent, type Dispatcher } from 'undici';
import { remember } from '@/lib/foundation/remember';
import { SECOND } from '@/lib/foundation/time';

/** How far a request got: nothing of it has left until `started`. */
export interface Departure {
  started: boolean;
}

const CONNECT_MS = 10 * SECOND;

const agent = (): Agent =>
  remember(
    'network-agent',
    () => new Agent({ pipelining: 1, connect: { timeout: CONNECT_MS, autoSelectFamily: true } }),
  );

/**
 * A dispatcher for one request. Right before its first byte is written, however long connecting took, `mayStart` is
 * asked; and what has been written once is never written again, whatever becomes of the connection.
 */
export function sendOnce(departure: Departure, mayStart: () => boolean): Dispatcher {
  return agent().compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart(controller, context) {
          handler.onRequestStart?.(controller, context);
          if (departure.started || !mayStart()) controller.abort(new Error('This request may not be sent.'));
          else departure.started = true;
        },
        onRequestUpgrade: handler.onRequestUpgrade?.bind(handler),
        onResponseStart: handler.onResponseStart?.bind(handler),
        onResponseData: handler.onResponseData?.bind(handler),
        onResponseEnd: handler.onResponseEnd?.bind(handler),
        onResponseError: handler.onResponseError?.bind(handler),
      }),
  );
}
