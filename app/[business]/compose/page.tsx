import { Cable } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Composer } from '@/components/posts/composer';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { filesOf, fromDraft } from '@/lib/client/draft-composition';
import type { OpenedDraft } from '@/lib/client/use-composer';
import { listAccounts } from '@/lib/domain/accounts/list-accounts';
import type { BusinessContext } from '@/lib/domain/context';
import { getDraft } from '@/lib/domain/drafts/get-draft';
import { readReviewRights } from '@/lib/domain/drafts/read-review-rights';
import { listMedia } from '@/lib/domain/media/list-media';
import { AppError } from '@/lib/foundation/errors';
import { routes } from '@/lib/foundation/routes';
import { requireBusiness } from '@/lib/server/auth/require-business';

export const metadata: Metadata = { title: 'New post' };

interface ComposePageProps {
  params: Promise<{ business: string }>;
  searchParams: Promise<{ at?: string | string[]; draft?: string | string[] }>;
}

/** The draft that the address names, with its files. */
async function openDraft(ctx: BusinessContext, id: string): Promise<OpenedDraft> {
  const draft = await getDraft(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  });
  if (draft.state === 'scheduled') redirect(routes.draft(ctx.business.slug, id));
  return { draft, composition: fromDraft(draft, await listMedia(ctx, filesOf(draft))) };
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
