'use client';
import { ChoiceGroup } from '@/components/ui/choice-group';
import { PLACEMENTS } from '@/lib/client/option-words';
import { writeOptions } from '@/lib/client/write-options';
import type { OptionPanelProps } from './option-panel';

/** Where a post stands on a Facebook page. */
export function FacebookPanel({ options, onWrite }: OptionPanelProps) {
  return (
    <ChoiceGroup
      legend="Placement"
      choices={PLACEMENTS}
      value={options.facebook?.placement ?? 'feed'}
      onChange={(next) => onWrite(writeOptions(options, 'facebook', { placement: next === 'feed' ? undefined : next }))}
      className="sm:grid-cols-3"
    />
  );
}
