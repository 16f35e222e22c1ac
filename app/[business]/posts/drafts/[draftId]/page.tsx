import type { Metadata } from 'next';
import { DraftView } from '@/components/drafts/draft-view';
import { BackLink } from '@/components/ui/back-link';
import { PageHeader } from '@/components/ui/page-header';
import { filesOf } from '@/lib/client/draft-composition';
import { listAccounts } from '@/lib/domain/accounts/list-accounts';
import { getDraft } from '@/lib/domain/drafts/get-draft';
import { readReviewRights } from '@/lib/domain/drafts/read-review-rights';
import { listMedia } from '@/lib/domain/media/list-media';
import { routes } from '@/lib/foundation/routes';
import { requireBusiness } from '@/lib/server/auth/require-business';
import { orNotFound } from '../../../or-not-found';

export const metadata: Metadata = { title: 'Draft' };

interface DraftPageProps {
  params: Promise<{ business: string; draftId: string }>;
}

export default async function DraftPage({ params }: DraftPageProps) {
  const { business: slug, draftId } = await params;
  const { business, ctx } = await requireBusiness(slug);
  const [draft, { data: all }, rights] = await Promise.all([
    getDraft(ctx, draftId).catch(orNotFound),
    listAccounts(ctx),
    readReviewRights(ctx),
  ]);
  const files = await listMedia(ctx, filesOf(draft));
  const accounts = all.filter(({ status }) => status !== 'disconnected');
  return (
    <>
      <BackLink href={routes.drafts(slug)}>Drafts</BackLink>
      <PageHeader title="Draft" />
      <DraftView draft={draft} accounts={accounts} files={files} business={business} rights={rights} />
    </>
  );
}
