import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { checkComposition } from '@/lib/client/check-composition';
import { describeOptions } from '@/lib/client/describe-options';
import { isSettled } from '@/lib/client/poll-interval';
import { compositionOf, type EditedPost } from '@/lib/client/use-edit-post';
import { NoteList } from './note-list';
import { PictureGrid } from './picture-grid';

/** What is posted: words, files and options, and while it waits what a person should know of them. */
export function ReceiptContent({ action, ...edited }: EditedPost & { action: ReactNode }) {
  const { post, account, media } = edited;
  // What follows the post stands in a list of its own.
  const options = describeOptions(post.options, post.platform).filter(
    ({ about }) => about !== 'thread' && about !== 'firstComment',
  );
  const notes = isSettled(post.status) ? [] : checkComposition(compositionOf(edited), [account]).notes;
  return (
    <Card>
      <CardHeader title="Content" action={action} />
      <CardBody className="flex flex-col gap-4">
        <p className="break-words whitespace-pre-wrap">{post.content || <span className="text-muted">No text</span>}</p>
        <PictureGrid media={media} />
        {options.length > 0 && (
          <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
            {options.map(({ name, value }) => (
              <div key={`${name} ${value}`} className="contents">
                <dt className="text-muted">{name}</dt>
                <dd className="break-words">{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <NoteList notes={notes} />
      </CardBody>
    </Card>
  );
}
