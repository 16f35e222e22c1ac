'use client';
import { ImageUp, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { Textarea } from '@/components/ui/textarea';
import { useLinkCard } from '@/lib/client/use-link-card';
import { writeSharedOptions } from '@/lib/client/write-options';
import type { PostOptions } from '@/lib/contracts/post-options';
import { FilePicker } from '../file-picker';
import { LinkCard } from '../link-card';
import { UploadRows } from '../upload-rows';
import { messageAt, type OptionPanelProps } from './option-panel';

type Link = NonNullable<PostOptions['link']>;

/** The card as it will stand, and for LinkedIn, which reads no page by itself, its words and its picture. */
export function LinkFields(props: OptionPanelProps & { link: Link }) {
  const { businessId, options, onWrite, problems, uploads, accountId, link, attached } = props;
  const { preview, problem, isLoading } = useLinkCard({ businessId, link, options, onWrite });
  const thumbnail = attached.find(({ id }) => id === link.thumbnailMediaId);
  const place = { slot: 'thumbnail', accountId } as const;
  const write = (change: Partial<Link>) => onWrite(writeSharedOptions(options, { link: { ...link, ...change } }));
  const isForLinkedIn = props.accounts.some(({ platform }) => platform === 'linkedin');
  const pictureUrl = preview?.imageUrl ?? null;
  return (
    <>
      <LinkCard link={link} thumbnail={thumbnail ?? null} className="rounded-md border" />
      <div role="status" className="empty:hidden">
        {isLoading && (
          <p className="flex items-center gap-2 text-sm text-muted">
            <Spinner className="size-3.5" />
            Reading the page…
          </p>
        )}
        {problem && (
          <p className="text-sm text-warning-text">
            The page could not be read, so the card has no words of its own. {problem.message}
          </p>
        )}
      </div>
      {isForLinkedIn ? (
        <>
          <Field label="Title" error={messageAt(problems, 'link.title')}>
            <Input
              value={link.title ?? ''}
              placeholder={preview?.title ?? ''}
              onChange={(event) => write({ title: event.target.value })}
            />
          </Field>
          <Field label="Description" error={messageAt(problems, 'link.description')}>
            <Textarea
              value={link.description ?? ''}
              placeholder={preview?.description ?? ''}
              onWrite={(description) => write({ description })}
            />
          </Field>
          <UploadRows uploads={uploads} place={place} />
        </>
      ) : (
        <p className="text-sm text-muted">The network reads these words from the page itself.</p>
      )}
      <div className="flex flex-wrap gap-2">
        {isForLinkedIn && pictureUrl && !thumbnail && (
          <Button size="sm" onClick={() => uploads.add([{ url: pictureUrl }], place)}>
            <ImageUp aria-hidden />
            Use the page’s picture
          </Button>
        )}
        {isForLinkedIn && (
          <FilePicker
            label="Choose a picture for the card"
            accept="image/jpeg,image/png"
            size="sm"
            onFiles={(files) => uploads.add(files.slice(0, 1), place)}
          >
            <ImageUp aria-hidden />
            {thumbnail ? 'Another picture' : 'Upload a picture'}
          </FilePicker>
        )}
        {thumbnail && (
          <Button variant="ghost" size="sm" onClick={() => write({ thumbnailMediaId: undefined })}>
            <Trash2 aria-hidden />
            Remove the picture
          </Button>
        )}
        <Button variant="ghost" size="sm" onClick={() => onWrite(writeSharedOptions(options, { link: undefined }))}>
          <Trash2 aria-hidden />
          Remove the card
        </Button>
      </div>
    </>
  );
}
