'use client';
import { ChoiceGroup } from '@/components/ui/choice-group';
import { SwitchField } from '@/components/ui/switch-field';
import { REPLY_SETTINGS } from '@/lib/client/option-words';
import { writeOptions } from '@/lib/client/write-options';
import type { OptionPanelProps } from './option-panel';

/** Who may reply on X, and how the post is labelled there. */
export function RepliesPanel({ options, onWrite }: OptionPanelProps) {
  const { replySettings, madeWithAi = false, paidPartnership = false } = options.x ?? {};
  return (
    <>
      <ChoiceGroup
        legend="Who can reply"
        choices={REPLY_SETTINGS}
        value={replySettings ?? 'everyone'}
        onChange={(next) =>
          onWrite(writeOptions(options, 'x', { replySettings: next === 'everyone' ? undefined : next }))
        }
        className="sm:grid-cols-2"
      />
      <SwitchField
        label="Made with AI"
        hint="X labels the post as holding pictures or video that were made with AI."
        checked={madeWithAi}
        onChange={(on) => onWrite(writeOptions(options, 'x', { madeWithAi: on || undefined }))}
      />
      <SwitchField
        label="Paid partnership"
        hint="X labels the post as an advertisement that somebody paid for."
        checked={paidPartnership}
        onChange={(on) => onWrite(writeOptions(options, 'x', { paidPartnership: on || undefined }))}
      />
    </>
  );
}
