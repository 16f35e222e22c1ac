'use client';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { Switch } from '@/components/ui/switch';
import { setSingleKeys, useSingleKeys } from '@/lib/client/single-key-setting';
import { NAV_ITEMS } from './nav-items';

const SECTIONS: readonly { title: string; rows: readonly (readonly [keys: string, does: string])[] }[] = [
  {
    title: 'Everywhere',
    rows: [
      ['c', 'New post'],
      ...NAV_ITEMS.map((item) => [`g ${item.key}`, item.label] as const),
      ['?', 'This sheet'],
      ['Escape', 'Close the top layer'],
    ],
  },
  {
    title: 'Calendar',
    rows: [
      ['t', 'Today'],
      ['ArrowUp ArrowDown ArrowLeft ArrowRight', 'Move by day and week'],
      ['PageUp PageDown', 'Month before, month after'],
      ['Enter', 'New post on that day, or open a post'],
      ['m', 'Pick up a post; arrows choose its day, Enter drops it'],
    ],
  },
];

interface ShortcutSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function ShortcutSheet({ open, onOpenChange }: ShortcutSheetProps) {
  const on = useSingleKeys();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <div className="flex flex-col gap-5">
        {SECTIONS.map((section) => (
          <section key={section.title}>
            <h3 className="pb-1 text-sm font-medium text-muted">{section.title}</h3>
            <dl>
              {section.rows.map(([keys, does]) => (
                <div
                  key={keys}
                  className="flex min-h-9 items-center justify-between gap-4 border-b py-1 last:border-b-0"
                >
                  <dt>{does}</dt>
                  <dd className="shrink-0">
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <label className="flex items-center justify-between gap-4 rounded-md bg-sunken p-3">
          Single-key shortcuts
          <Switch checked={on} onCheckedChange={setSingleKeys} />
        </label>
      </div>
    </Dialog>
  );
}
