import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PostingTimes } from '@/components/accounts/posting-times/posting-times';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import { NEXT_SLOTS_TOLD } from '@/lib/contracts/slots';
import { listAccounts } from '@/lib/domain/accounts/list-accounts';
import { can } from '@/lib/domain/context';
import { previewSlots, readSlots } from '@/lib/domain/slots/read-slots';
import { routes } from '@/lib/foundation/routes';
import { requireBusiness } from '@/lib/server/auth/require-business';

export const metadata: Metadata = { title: 'Posting times' };

interface PostingTimesPageProps {
  params: Promise<{ business: string; id: string }>;
}

export default async function PostingTimesPage({ params }: PostingTimesPageProps) {
  const { business: slug, id } = await params;
  const { business, ctx } = await requireBusiness(slug, routes.postingTimes(slug, id));
  const account = (await listAccounts(ctx)).data.find((each) => each.id === id);
  if (!account) notFound();
  const [slots, ahead] = await Promise.all([readSlots(ctx, id), previewSlots(ctx, id, NEXT_SLOTS_TOLD)]);
  return (
    <>
      <PageHeader
        title="Posting times"
        description={`When ${account.displayName} posts on ${PLATFORM_NAMES[account.platform]}. “Next free slot” takes the first of these times at which none of its posts stands.`}
        actions={
          <ButtonLink href={routes.accounts(slug)}>
            <ArrowLeft aria-hidden />
            All accounts
          </ButtonLink>
        }
      />
      <PostingTimes
        businessId={business.id}
        account={{ id, displayName: account.displayName }}
        slots={slots}
        ahead={ahead}
        canChange={can(ctx.actor, 'publish')}
      />
    </>
  );
}
