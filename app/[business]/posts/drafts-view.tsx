import { CircleCheck, PencilLine } from 'lucide-react';
import { SWRConfig } from 'swr';
import { unstable_serialize } from 'swr/infinite';
import { DraftList } from '@/components/drafts/draft-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { draftsPageKey } from '@/lib/client/drafts-page-key';
import { PAGE_LIMIT_DEFAULT } from '@/lib/contracts/page';
import { type DraftState, OPEN_DRAFT_STATES } from '@/lib/contracts/post-drafts';
import type { BusinessContext } from '@/lib/domain/context';
import { listDrafts } from '@/lib/domain/drafts/list-drafts';
import { routes } from '@/lib/foundation/routes';

interface DraftsViewProps {
  ctx: BusinessContext;
  /** Whether this person decides: what waits for them then stands first, by itself. */
  isApprover: boolean;
  waiting: number;
  accountNames: Record<string, string>;
}

/** What is not in the queue yet. The first pages are read here and handed over unawaited, under the lists' own keys. */
export function DraftsView({ ctx, isApprover, waiting, accountNames }: DraftsViewProps) {
  const { business } = ctx;
  const rest: DraftState[] = isApprover ? ['draft', 'approved'] : [...OPEN_DRAFT_STATES];
  const firstPage = (state: DraftState[]) =>
    listDrafts(ctx, { state, limit: PAGE_LIMIT_DEFAULT }).then((page) => [page]);
  const keyOf = (state: DraftState[]) => unstable_serialize(draftsPageKey(business.id, state.join()));
  const fallback = {
    [keyOf(rest)]: firstPage(rest),
    ...(isApprover && { [keyOf(['in_review'])]: firstPage(['in_review']) }),
  };
  const nothing = (
    <EmptyState
      icon={PencilLine}
      title="No drafts. Press “Save draft” while you write a post, and finish it here later."
      action={
        <ButtonLink href={routes.compose(business.slug)} variant="primary">
          Write a post
        </ButtonLink>
      }
    />
  );
  return (
    <SWRConfig value={{ fallback }}>
      <div className="flex flex-col gap-8">
        {isApprover && (
          <section aria-labelledby="waiting-title" className="flex flex-col gap-3">
            <h2 id="waiting-title" className="font-medium">
              Waiting for you <span className="text-muted">({waiting})</span>
            </h2>
            <DraftList
              business={business}
              state="in_review"
              label="Posts that wait for your approval"
              accountNames={accountNames}
              empty={
                <p className="flex items-center gap-2 text-sm text-muted">
                  <CircleCheck aria-hidden className="size-4" />
                  Nothing waits for your approval.
                </p>
              }
            />
          </section>
        )}
        <section aria-label="Drafts" className="flex flex-col gap-3">
          {isApprover && <h2 className="font-medium">Drafts</h2>}
          <DraftList
            business={business}
            state={rest.join()}
            label="Drafts"
            accountNames={accountNames}
            empty={nothing}
          />
        </section>
      </div>
    </SWRConfig>
  );
}
