'use client';
import { ImageUp, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { problemsAt } from '@/lib/client/placed-problem';
import { writeOptions } from '@/lib/client/write-options';
import type { MediaItem } from '@/lib/contracts/media';
import { FilePicker } from '../file-picker';
import { Picture } from '../picture';
import { ProblemList } from '../problem-list';
import { UploadRows } from '../upload-rows';
import { VideoFrame } from '../video-frame';
import type { OptionPanelProps } from './option-panel';

const STEP_MS = 100;
const FRAME = 'aspect-[9/16] w-24 shrink-0 rounded-md border bg-sunken object-cover';

/** What stands for a reel before it plays: a frame of it, or a picture of its own. */
export function CoverField(props: OptionPanelProps & { video: MediaItem }) {
  const { options, onWrite, video, attached, problems, uploads, accountId } = props;
  const { coverMediaId, thumbOffsetMs } = options.instagram ?? {};
  const cover = attached.find(({ id }) => id === coverMediaId);
  const place = { slot: 'cover', accountId } as const;
  const id = useId();
  const atMs = thumbOffsetMs ?? 0;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">Cover</legend>
      <div className="flex gap-3">
        {cover ? <Picture item={cover} className={FRAME} /> : <VideoFrame item={video} atMs={atMs} className={FRAME} />}
        <div className="flex min-w-0 flex-1 flex-col items-start gap-3">
          {cover ? (
            <Button size="sm" onClick={() => onWrite(writeOptions(options, 'instagram', { coverMediaId: undefined }))}>
              <Trash2 aria-hidden />
              Use a frame of the video
            </Button>
          ) : (
            video.durationMs !== null && (
              <div className="w-full">
                <label htmlFor={id} className="flex justify-between text-sm">
                  Frame at <span className="text-muted tabular-nums">{(atMs / 1_000).toFixed(1)} s</span>
                </label>
                <input
                  id={id}
                  type="range"
                  min={0}
                  max={video.durationMs}
                  step={STEP_MS}
                  value={atMs}
                  aria-valuetext={`${(atMs / 1_000).toFixed(1)} seconds`}
                  onChange={(event) =>
                    onWrite(writeOptions(options, 'instagram', { thumbOffsetMs: Number(event.target.value) }))
                  }
                  className="h-6 w-full accent-accent"
                />
              </div>
            )
          )}
          <FilePicker
            label="Choose a cover"
            accept="image/jpeg,image/png"
            size="sm"
            onFiles={(files) => uploads.add(files.slice(0, 1), place)}
          >
            <ImageUp aria-hidden />
            {cover ? 'Another picture' : 'Use a picture'}
          </FilePicker>
        </div>
      </div>
      <UploadRows uploads={uploads} place={place} />
      <ProblemList problems={problemsAt(problems, 'instagram.coverMediaId', 'instagram.thumbOffsetMs')} />
    </fieldset>
  );
}
