import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultTarget } from './faults';
import { ConnectionLost } from './network';
import type { World } from './world';

/** How a network words its own failures. */
export interface FaultReplies {
  error500(): Response;
  error429(): Response;
}

/** Does `work`, unless a fault is set on this call: then the fault decides what is done and what is answered. @throws ConnectionLost */
export async function underFault(
  world: World,
  target: FaultTarget,
  replies: FaultReplies,
  work: () => Promise<Response>,
): Promise<Response> {
  const rule = await world.faults.take(target);
  if (!rule) return work();
  world.log.info({ ...target, fault: rule.fault }, 'fault applied');
  switch (rule.fault) {
    case 'lose_reply':
      await work();
      throw new ConnectionLost('reply lost after the work was done');
    case 'lose_reply_504':
      await work();
      return gatewayTimeout();
    case 'lose_reply_500':
      await work();
      return replies.error500();
    case 'error_500':
      return replies.error500();
    case 'error_429':
      return replies.error429();
    case 'timeout':
      await sleep(rule.delayMs, undefined, { ref: false });
      throw new ConnectionLost('hung, nothing done');
    case 'delay':
      await sleep(rule.delayMs, undefined, { ref: false });
      return work();
  }
}

const gatewayTimeout = (): Response =>
  new Response('<html><head><title>504 Gateway Time-out</title></head><body>504 Gateway Time-out</body></html>', {
    status: 504,
    headers: { 'content-type': 'text/html' },
  });
