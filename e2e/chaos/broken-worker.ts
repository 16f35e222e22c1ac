import { setTimeout as sleep } from 'node:timers/promises';
import { PLATFORMS } from '@/lib/contracts/platform-names';
import { markSending } from '@/lib/data/db/statements/ledger';
import { platformAdapter } from '@/lib/platforms/registry';
import { ClaimsUnderWay } from '@/lib/scheduler/under-way';

/** Claimed and not yet sent, as with a large file: the time in which a fence is needed. */
const UPLOAD_MS = 500;

/**
 * The product's worker with one of its protections taken out, named by CHAOS_BREAK. Each is here to be seen failing: a
 * protection that is not missed when it is gone protects nothing, or this harness does not see it.
 */
const BREAKS: Record<string, () => void> = {
  /** Whoever was frozen on its way to the request goes on as if the claim were still its own. */
  'no-fence': () => {
    const text = `WITH attempt AS (
        UPDATE publish_attempts SET state = 'sent', requested_at = now() WHERE id = ANY ($3) RETURNING scheduled_post_id
      ), sending AS (
        UPDATE scheduled_posts SET status = 'sending' WHERE id = ANY ($1) AND status <> 'published' RETURNING id
      )
      SELECT id, true AS passed FROM unnest($1::text[], $2::bigint[]) AS q (id, fence), (VALUES ($4::int, $5::int)) unused`;
    Object.assign(markSending, { name: 'mark_sending_unfenced', text });
    const add = ClaimsUnderWay.prototype.add;
    ClaimsUnderWay.prototype.add = function (row) {
      return add.call(this, row, Number.POSITIVE_INFINITY);
    };
    for (const platform of PLATFORMS) {
      const adapter = platformAdapter(platform);
      const publish = adapter.publish.bind(adapter);
      adapter.publish = async (input) => {
        await sleep(UPLOAD_MS);
        return publish(input);
      };
    }
  },
  /** A post in doubt is taken for one that never arrived. */
  'no-reconcile': () => {
    for (const platform of PLATFORMS) platformAdapter(platform).reconcile = async () => ({ kind: 'absent' });
  },
  /** The network is asked before it can know. */
  'no-read-lag': () => {
    for (const platform of PLATFORMS) platformAdapter(platform).readLagMs = 0;
  },
  /** A reply that did not come is taken for a no. */
  'retry-on-timeout': () => {
    for (const platform of PLATFORMS) {
      const adapter = platformAdapter(platform);
      const publish = adapter.publish.bind(adapter);
      adapter.publish = async (input) => {
        const outcome = await publish(input);
        return outcome.kind === 'UNKNOWN_OUTCOME' ? { ...outcome, kind: 'TRANSIENT' } : outcome;
      };
    }
  },
};

const take = BREAKS[process.env.CHAOS_BREAK ?? ''];
if (!take) throw new Error(`CHAOS_BREAK must be one of ${Object.keys(BREAKS).join(', ')}.`);
take();
await import('@/lib/scheduler/main');
