'use client';
import { Link2, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { hostOf, linkInText } from '@/lib/client/link-in-text';

interface LinkOfferProps {
  text: string;
  /** False where the post has no room for a card. */
  isWelcome: boolean;
  onAccept: (url: string) => void;
}

/** An address in the text may become a card; a refusal holds for that address. */
export function LinkOffer({ text, isWelcome, onAccept }: LinkOfferProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const url = isWelcome ? linkInText(text) : null;
  return (
    <div role="status" className="empty:hidden">
      {url && url !== refused && (
        <div className="flex items-center gap-2 rounded-md bg-sunken py-1.5 pr-1.5 pl-3 text-sm">
          <Link2 aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 flex-1 truncate">Show a card of {hostOf(url)}?</span>
          <Button size="sm" onClick={() => onAccept(url)}>
            Add the card
          </Button>
          <Button variant="ghost" size="icon-sm" aria-label="No card for this link" onClick={() => setRefused(url)}>
            <X aria-hidden />
          </Button>
        </div>
      )}
    </div>
  );
}
