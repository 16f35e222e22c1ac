import type { Metadata } from 'next';
import { SWRConfig } from 'swr';
import { QueueLive } from '@/components/admin/queue-live';
import { PageHeader } from '@/components/ui/page-header';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { readQueue } from '@/lib/domain/punctuality/read-queue';
import { routes } from '@/lib/foundation/routes';
import { requireAdmin } from '@/lib/server/auth/require-admin';

export const metadata: Metadata = { title: 'Queue' };

export default async function QueuePage() {
  await requireAdmin(routes.adminQueue());
  return (
    <>
      <PageHeader
        title="Queue"
        description="What waits, how late posts went out, and who publishes, every ten seconds."
      />
      <SWRConfig value={{ fallback: { [swrKeys.queue()]: readQueue(new Date()) } }}>
        <QueueLive />
      </SWRConfig>
    </>
  );
}
