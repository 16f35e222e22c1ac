import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { ZonedTime } from '@/components/ui/time';
import type { NetworkRateReading } from '@/lib/contracts/networks';
import { PLATFORM_NAMES, type Platform } from '@/lib/contracts/platform-names';

const ownerOf = ({ scope, accountName, businessName }: NetworkRateReading): string =>
  scope === 'app' ? 'The app' : accountName ? `${accountName}, ${businessName}` : 'An account that is gone';

/** The fullest limits as the network last told them. */
export function BudgetTable({ platform, budgets }: { platform: Platform; budgets: NetworkRateReading[] }) {
  if (budgets.length === 0) {
    return (
      <p className="border-t px-4 py-3 text-sm text-muted sm:px-5">
        No limit is running: {PLATFORM_NAMES[platform]} has not told of one since the last was reset.
      </p>
    );
  }
  return (
    <div className="border-t">
      <Table>
        <caption className="sr-only">Limits of {PLATFORM_NAMES[platform]}, the fullest first</caption>
        <TableHead>
          <tr>
            <TableHeaderCell>Limit</TableHeaderCell>
            <TableHeaderCell className="text-right">Used</TableHeaderCell>
            <TableHeaderCell className="text-right">Reset</TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {budgets.map((reading) => (
            <TableRow key={`${reading.accountId}-${reading.bucket}`}>
              <TableCell className="py-2">
                <span className="block">{ownerOf(reading)}</span>
                <span className="block font-mono text-xs break-words text-muted">{reading.bucket}</span>
              </TableCell>
              <TableCell className="py-2 text-right whitespace-nowrap">
                <Used reading={reading} />
              </TableCell>
              <TableCell className="py-2 text-right whitespace-nowrap">
                <ZonedTime at={reading.resetAt} zone="UTC" format="time" hideViewer />
                <span className="block text-xs text-muted">
                  read <ZonedTime at={reading.readAt} zone="UTC" format="time" hideViewer hideZone />
                </span>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Used({ reading: { used, remaining, isSlowed } }: { reading: NetworkRateReading }) {
  return (
    <>
      <span className={isSlowed ? 'font-medium text-warning-text' : undefined}>
        {used.toLocaleString('en-GB', { style: 'percent', maximumFractionDigits: 1 })}
        {isSlowed && <span className="sr-only"> (slowed down)</span>}
      </span>
      {remaining !== null && <span className="block text-xs text-muted">{remaining.toLocaleString('en-GB')} left</span>}
    </>
  );
}
