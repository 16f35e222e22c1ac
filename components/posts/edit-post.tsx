'use client';
import { Pencil } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { EditedPost } from '@/lib/client/use-edit-post';

interface EditPostProps extends EditedPost {
  businessId: string;
  mustReview: boolean;
  onChanged: () => void;
}

const EditPostDialog = dynamic(() => import('./edit-post-dialog').then(({ EditPostDialog: Dialog }) => Dialog));

/** Opens a post that still waits for rewriting; the composer's controls are loaded only then. */
export function EditPost(props: EditPostProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="ghost" onClick={() => setIsOpen(true)}>
        <Pencil aria-hidden />
        {props.post.recurrenceId ? 'Edit this one' : 'Edit'}
      </Button>
      {isOpen && <EditPostDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}
