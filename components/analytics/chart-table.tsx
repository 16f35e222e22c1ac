'use client';

import { useState } from 'react';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { NumberText } from './number-text';

interface ChartTableProps {
  /** What the table is of; also the name of what scrolls. */
  caption: string;
  /** The first is of words, the others of numbers. */
  columns: readonly string[];
  /** A number that no network has given is null. */
  rows: readonly { key: string; cells: readonly (string | number | null)[] }[];
}

/** The numbers behind a chart, drawn when they are asked for: on the server they would be most of a page of charts. */
export function ChartTable({ caption, columns, rows }: ChartTableProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit cursor-pointer rounded-sm py-1 text-muted hover:text-foreground">
        Show as a table
      </summary>
      {isOpen && (
        <div className="mt-2 rounded-md border *:max-h-80">
          <Table scrolls={caption}>
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
                      {typeof cell === 'string' ? cell : <NumberText value={cell} />}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </details>
  );
}
