import { Cable } from 'lucide-react';
import type { Metadata } from 'next';
import { Composer } from '@/components/posts/composer';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listAccounts } from '@/lib/domain/accounts/list-accounts';
import { readReviewRights } from '@/lib/domain/drafts/read-review-rights';
import { routes } from '@/lib/foundation/routes';
import { requireBusiness } from '@/lib/server/auth/require-business';
import { openDraft } from './open-draft';

export const metadata: Metadata = { title: 'New post' };

interface ComposePageProps {
  params: Promise<{ business: string }>;
  searchParams: Promise<{ at?: string | string[]; draft?: string | string[] }>;
}

export default async function ComposePage({ params, searchParams }: ComposePageProps) {
  const { business, ctx } = await requireBusiness((await params).business);
  const { at, draft } = await searchParams;
  const [{ data }, rights, opened] = await Promise.all([
    listAccounts(ctx),
    readReviewRights(ctx),
    typeof draft === 'string' ? openDraft(ctx, draft) : null,
  ]);
  const accounts = data.filter((account) => account.status !== 'disconnected');
  return (
    <>
      <PageHeader
        title={opened ? 'Edit the draft' : 'New post'}
        description="Write once; change the words for one network where it needs its own."
      />
      {accounts.length === 0 ? (
        <EmptyState
          icon={Cable}
          title="No account is connected yet. Connect a network to have somewhere to post to."
          action={
            <ButtonLink href={routes.accounts(business.slug)} variant="primary">
              Connect a network
            </ButtonLink>
          }
        />
      ) : (
        <Composer
          business={{ id: business.id, slug: business.slug, timeZone: business.timeZone }}
          accounts={accounts}
          key={opened ? `${opened.draft.id}:${opened.draft.version}` : 'new'}
          at={opened?.draft.scheduledAt ?? (typeof at === 'string' ? at : undefined)}
          opened={opened}
          mustReview={rights.mustReview}
        />
      )}
    </>
  );
}
