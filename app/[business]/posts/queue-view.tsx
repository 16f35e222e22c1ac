import { SWRConfig } from 'swr';
import { unstable_serialize } from 'swr/infinite';
import { QueueList } from '@/components/posts/queue-list';
import { QUEUE_STATUSES, type QueueView, queuePageKey } from '@/lib/client/queue-page-key';
import { PAGE_LIMIT_DEFAULT } from '@/lib/contracts/page';
import type { BusinessContext } from '@/lib/domain/context';
import { listScheduledPosts } from '@/lib/domain/posts/list-scheduled-posts';
import { DAY, plus } from '@/lib/foundation/time';

interface QueueViewSectionProps {
  ctx: BusinessContext;
  view: QueueView;
  accountNames: Record<string, string>;
}

const SPAN_DAYS = 30;

/** What waits, or what went wrong in the last 30 days; from the start of a UTC day, so that the key holds for a day. */
export function QueueViewSection({ ctx, view, accountNames }: QueueViewSectionProps) {
  const from = `${plus(ctx.now, -SPAN_DAYS * DAY)
    .toISOString()
    .slice(0, 10)}T00:00:00.000Z`;
  const status = [...QUEUE_STATUSES[view]];
  const firstPage = listScheduledPosts(ctx, { status, from, limit: PAGE_LIMIT_DEFAULT });
  const key = unstable_serialize(queuePageKey(ctx.business.id, view, from));
  return (
    <SWRConfig value={{ fallback: { [key]: firstPage.then((page) => [page]) } }}>
      <QueueList business={ctx.business} view={view} from={from} accountNames={accountNames} />
    </SWRConfig>
  );
}
