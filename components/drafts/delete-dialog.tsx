'use client';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/show-toast';
import type { DraftSteps } from '@/lib/client/use-draft-steps';
import type { Draft } from '@/lib/contracts/post-drafts';
import { routes } from '@/lib/foundation/routes';

/** Asks before a draft is deleted, because that cannot be taken back. */
export function DeleteDialog({ draft, slug, steps }: { draft: Draft; slug: string; steps: DraftSteps }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const remove = async () => {
    if (!(await steps.remove())) return setOpen(false);
    showToast({ title: 'The draft is deleted.', tone: 'success' });
    router.push(routes.drafts(slug));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost">
          <Trash2 aria-hidden />
          Delete
        </Button>
      }
      title="Delete this draft?"
      description="It is gone for everybody, and cannot be brought back. Its files stay in the library."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button variant="danger" loading={steps.busy === 'delete'} onClick={() => void remove()}>
            Delete the draft
          </Button>
        </>
      }
    >
      <blockquote className="border-l-2 pl-3 text-muted">{draft.excerpt || 'No text'}</blockquote>
    </Dialog>
  );
}
