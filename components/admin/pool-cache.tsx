import { Card, CardHeader } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { describeBytes } from '@/lib/client/describe-bytes';
import type { CacheSnapshot } from '@/lib/contracts/operator';

const COLUMNS = { hit: 'Hits', stale: 'Stale', miss: 'Misses', error: 'Errors' } as const;
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** What became of reads through the cache in this process, and the store behind it, as of the loading of the page. */
export function PoolCache({ cache }: { cache: CacheSnapshot }) {
  return (
    <Card className="mt-5">
      <CardHeader
        title="Cache"
        description={`Since the process started, as of this page's loading. Behind it: ${cache.tier}; ${storeWords(cache)}.`}
      />
      <Table scrolls="Cache by kind">
        <caption className="sr-only">Reads through the cache by kind</caption>
        <TableHead>
          <tr>
            <TableHeaderCell>Kind</TableHeaderCell>
            {NAMES.map((name) => (
              <TableHeaderCell key={name} className="text-right">
                {COLUMNS[name]}
              </TableHeaderCell>
            ))}
            <TableHeaderCell className="text-right">Held</TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {cache.instances.map((instance) => (
            <TableRow key={instance.name}>
              <TableCell className="py-2 first-letter:uppercase">{instance.name}</TableCell>
              {NAMES.map((name) => (
                <TableCell key={name} className="py-2 text-right">
                  {instance[name].toLocaleString('en-GB')}
                </TableCell>
              ))}
              <TableCell className="py-2 text-right whitespace-nowrap">
                {instance.bytes === 0 ? '–' : describeBytes(instance.bytes)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function storeWords({ isAnswering, storeErrors }: CacheSnapshot): string {
  if (!isAnswering) return 'it does not answer, so the cache does without it';
  return `it answers (${storeErrors.toLocaleString('en-GB')} errors so far)`;
}
