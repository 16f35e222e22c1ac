import type { ReactNode } from 'react';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';

interface ChartTableProps {
  /** What the table is of; also the name of what scrolls. */
  caption: string;
  /** The first is of words, the others of numbers. */
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** The numbers behind a chart. */
export function ChartTable({ caption, columns, rows }: ChartTableProps) {
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm py-1 text-muted hover:text-foreground">
        Show as a table
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach what is out of sight. */}
      <section aria-label={caption} tabIndex={0} className="mt-2 max-h-80 overflow-y-auto rounded-md border">
        <Table>
          <caption className="sr-only">{caption}</caption>
          <TableHead>
            <tr>
              {columns.map((column, index) => (
                <TableHeaderCell key={column} className={index > 0 ? 'text-right' : undefined}>
                  {column}
                </TableHeaderCell>
              ))}
            </tr>
          </TableHead>
          <TableBody>
            {rows.map(({ key, cells }) => (
              <TableRow key={key}>
                {cells.map((cell, index) => (
                  <TableCell
                    key={columns[index]}
                    className={index > 0 ? 'py-1.5 text-right' : 'py-1.5 whitespace-nowrap'}
                  >
                    {cell}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </section>
    </details>
  );
}
