import { PencilLine } from 'lucide-react';
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
  /** How many wait for this person to decide: they stand first, by themselves. */
  waiting: number;
  accountNames: Record<string, string>;
}

/** What is not in the queue yet. The first pages are read here and handed over unawaited, under the lists' own keys. */
export function DraftsView({ ctx, waiting, accountNames }: DraftsViewProps) {
  const { business } = ctx;
  const isAsked = waiting > 0;
  const rest: DraftState[] = isAsked ? ['draft', 'approved'] : [...OPEN_DRAFT_STATES];
  const firstPage = (state: DraftState[]) =>
    listDrafts(ctx, { state, limit: PAGE_LIMIT_DEFAULT }).then((page) => [page]);
  const keyOf = (state: DraftState[]) => unstable_serialize(draftsPageKey(business.id, state.join()));
  const fallback = {
    [keyOf(rest)]: firstPage(rest),
    ...(isAsked && { [keyOf(['in_review'])]: firstPage(['in_review']) }),
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
        {isAsked && (
          <section aria-labelledby="waiting-title" className="flex flex-col gap-3">
            <h2 id="waiting-title" className="font-medium">
              Waiting for you <span className="text-muted">({waiting})</span>
            </h2>
            <DraftList
              business={business}
              state="in_review"
              label="Posts that wait for your approval"
              accountNames={accountNames}
              empty={null}
            />
          </section>
        )}
        <section aria-label="Drafts" className="flex flex-col gap-3">
          {isAsked && <h2 className="font-medium">Drafts</h2>}
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
