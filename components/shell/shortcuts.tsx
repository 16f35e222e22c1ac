'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import { routes } from '@/lib/foundation/routes';
import { NAV_ITEMS } from './nav-items';
import { SHORTCUT_SHEET_EVENT } from './open-shortcut-sheet';
import { ShortcutSheet } from './shortcut-sheet';

/** The keys that work in every room of a business, and the sheet that lists them. */
export function Shortcuts({ business }: { business: string }) {
  const router = useRouter();
  const [sheetOpen, setSheetOpen] = useState(false);

  useEffect(() => {
    const open = () => setSheetOpen(true);
    window.addEventListener(SHORTCUT_SHEET_EVENT, open);
    return () => window.removeEventListener(SHORTCUT_SHEET_EVENT, open);
  }, []);

  useShortcuts({
    ...Object.fromEntries(NAV_ITEMS.map((item) => [`g ${item.key}`, () => router.push(item.href(business))])),
    c: (event) => {
      if (!event.repeat) router.push(routes.compose(business));
    },
    'Shift+?': () => setSheetOpen(true),
    '?': () => setSheetOpen(true),
  });

  return <ShortcutSheet open={sheetOpen} onOpenChange={setSheetOpen} />;
}
