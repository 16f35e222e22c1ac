'use client';
import { Info } from 'lucide-react';
import { repeatedTextNotes } from '@/lib/client/repeated-text-notes';
import type { Platform } from '@/lib/contracts/platform-names';
import type { Frequency, RecurrenceRule } from '@/lib/contracts/recurrence-rule';
import { EndFields } from './end-fields';
import { FrequencyFields } from './frequency-fields';
import { RulePreview } from './rule-preview';

interface RepeatEditorProps {
  businessId: string;
  zone: string;
  rule: RecurrenceRule;
  /** Shows the fields of the rule itself. */
  isCustom: boolean;
  platforms: readonly Platform[];
  onFrequency: (frequency: Frequency) => void;
  onEnd: (end: RecurrenceRule['end']) => void;
}

/** How often, until when, and the next dates of that; what networks do with the same words again. */
export function RepeatEditor(props: RepeatEditorProps) {
  const { businessId, zone, rule, isCustom, platforms, onFrequency, onEnd } = props;
  const notes = repeatedTextNotes(platforms);
  return (
    <div className="flex flex-col gap-4">
      {isCustom && <FrequencyFields startDate={rule.startDate} frequency={rule.frequency} onChange={onFrequency} />}
      <EndFields rule={rule} onChange={onEnd} />
      <RulePreview businessId={businessId} zone={zone} rule={rule} />
      {notes.length > 0 && (
        <p className="flex items-start gap-2 text-sm text-warning-text">
          <Info aria-hidden className="mt-0.75 size-4 shrink-0" />
          <span>{notes.join(' ')} Change the words of each post on the calendar before it goes out.</span>
        </p>
      )}
    </div>
  );
}
