'use client';
import { ArrowDown, ArrowUp, ImagePlus, Trash2 } from 'lucide-react';
import { type ClipboardEvent, type Dispatch, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { MediaPlace } from '@/lib/client/attach-media';
import type { CompositionChange } from '@/lib/client/change-composition';
import type { PlacedProblem } from '@/lib/client/placed-problem';
import type { ThreadPart } from '@/lib/client/thread-parts';
import type { MediaUploads } from '@/lib/client/use-media-uploads';
import type { Account } from '@/lib/contracts/accounts';
import type { MediaItem } from '@/lib/contracts/media';
import { AttachedPictures } from '../attached-pictures';
import { FilePicker, PICTURES } from '../file-picker';
import { ProblemList } from '../problem-list';
import { TextCounters } from '../text-counters';
import { UploadRows } from '../upload-rows';

interface ThreadPartEditorProps {
  part: ThreadPart & { index: number; number: number };
  /** How many parts the thread has with the first. */
  total: number;
  accounts: readonly Account[];
  attached: readonly MediaItem[];
  place: MediaPlace;
  problems: PlacedProblem[];
  uploads: MediaUploads;
  /** Files on their way know their part by its place. */
  canMove: boolean;
  dispatch: Dispatch<CompositionChange>;
  onWrite: (change: Partial<ThreadPart>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One part of a thread: its text, what remains of it, its pictures, its place. */
export function ThreadPartEditor(props: ThreadPartEditorProps) {
  const { part, total, place, uploads, canMove, onWrite, onMove, onRemove } = props;
  const { number, index, content, mediaIds } = part;
  const name = `part ${number}`;
  const items = mediaIds.flatMap((id) => props.attached.find((item) => item.id === id) ?? []);
  const text = useBlankFocus(content === '');
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    uploads.add(event.clipboardData.files, place);
  };
  return (
    <li className="flex flex-col gap-2 rounded-md border bg-surface p-3" onPaste={onPaste}>
      <Field
        label={`Part ${number} of ${total}`}
        aside={
          <span className="flex">
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Move ${name} up`}
              disabled={!canMove || index === 0}
              onClick={() => onMove(-1)}
            >
              <ArrowUp aria-hidden />
            </Button>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Move ${name} down`}
              disabled={!canMove || number === total}
              onClick={() => onMove(1)}
            >
              <ArrowDown aria-hidden />
            </Button>
            <Button variant="ghost" size="icon-sm" aria-label={`Remove ${name}`} disabled={!canMove} onClick={onRemove}>
              <Trash2 aria-hidden />
            </Button>
          </span>
        }
      >
        <Textarea ref={text} rows={3} value={content} onWrite={(next) => onWrite({ content: next })} />
      </Field>
      <AttachedPictures
        items={items}
        of={name}
        dispatch={props.dispatch}
        onRemove={(id) => onWrite({ mediaIds: mediaIds.filter((each) => each !== id) })}
      />
      <UploadRows uploads={uploads} place={place} />
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
        <TextCounters text={content} accounts={props.accounts} />
        <FilePicker
          label={`Choose files for ${name}`}
          accept={`${PICTURES},video/mp4,video/quicktime`}
          multiple
          variant="ghost"
          size="sm"
          onFiles={(files) => uploads.add(files, place)}
        >
          <ImagePlus aria-hidden />
          Add pictures
        </FilePicker>
      </div>
      <ProblemList problems={props.problems} />
    </li>
  );
}

/** A part that appears blank is the one that was just asked for: writing goes on in it. */
function useBlankFocus(isBlank: boolean) {
  const text = useRef<HTMLTextAreaElement>(null);
  const wasBlank = useRef(isBlank);
  useEffect(() => {
    if (wasBlank.current) text.current?.focus();
  }, []);
  return text;
}
