import { SWRConfig } from 'swr';
import { unstable_serialize } from 'swr/infinite';
import { SeriesList } from '@/components/series/series-list';
import { seriesPageKey } from '@/lib/client/series-page-key';
import { PAGE_LIMIT_DEFAULT } from '@/lib/contracts/page';
import type { BusinessContext } from '@/lib/domain/context';
import { listRecurrences } from '@/lib/domain/recurrences/list-recurrences';

interface SeriesViewProps {
  ctx: BusinessContext;
  accountNames: Record<string, string>;
}

/** The first page of the series is read here and handed over unawaited, under the key that the list asks for. */
export function SeriesView({ ctx, accountNames }: SeriesViewProps) {
  const firstPage = listRecurrences(ctx, { limit: PAGE_LIMIT_DEFAULT });
  const key = unstable_serialize(seriesPageKey(ctx.business.id));
  return (
    <SWRConfig value={{ fallback: { [key]: firstPage.then((page) => [page]) } }}>
      <SeriesList business={ctx.business} accountNames={accountNames} />
    </SWRConfig>
  );
}
