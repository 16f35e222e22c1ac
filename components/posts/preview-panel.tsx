'use client';
import { cn } from '@/components/ui/cn';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { draftFor } from '@/lib/client/check-composition';
import type { Composition } from '@/lib/client/composition';
import type { Account } from '@/lib/contracts/accounts';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import { PostPreview } from './preview/post-preview';

interface PreviewPanelProps {
  composition: Composition;
  chosen: Account[];
  shownId: string | null;
  onShow: (accountId: string) => void;
}

/** The post as one of the chosen accounts will show it; a glyph each switches between them. */
export function PreviewPanel({ composition, chosen, shownId, onShow }: PreviewPanelProps) {
  const shown = chosen.find((account) => account.id === shownId) ?? chosen[0];
  const draft = shown && draftFor(composition, shown);
  return (
    <section aria-labelledby="preview-title" className="flex flex-col gap-3">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h2 id="preview-title" className="text-sm font-medium">
          Preview
        </h2>
        {chosen.length > 1 && (
          <div className="flex gap-1">
            {chosen.map((account) => (
              <button
                key={account.id}
                type="button"
                aria-pressed={account.id === shown?.id}
                aria-label={`Preview ${PLATFORM_NAMES[account.platform]}: ${account.displayName}`}
                onClick={() => onShow(account.id)}
                className={cn(
                  'flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover',
                  'aria-pressed:bg-accent-subtle aria-pressed:text-accent-text',
                )}
              >
                <PlatformIcon platform={account.platform} />
              </button>
            ))}
          </div>
        )}
      </div>
      {shown && draft ? (
        <PostPreview
          account={shown}
          text={draft.text}
          options={draft.options}
          media={composition.media}
          attached={composition.attached}
        />
      ) : (
        <p className="rounded-lg border border-dashed px-6 py-12 text-center text-muted">
          Choose an account to see how the post will stand there.
        </p>
      )}
    </section>
  );
}
