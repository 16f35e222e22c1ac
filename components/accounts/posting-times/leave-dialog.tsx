'use client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

interface LeaveDialogProps {
  open: boolean;
  onStay: () => void;
  onLeave: () => void;
}

export function LeaveDialog({ open, onStay, onLeave }: LeaveDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onStay()}
      title="Leave without saving?"
      description="The posting times that you changed are not saved yet."
      footer={
        <>
          <Button onClick={onStay}>Stay here</Button>
          <Button variant="danger" onClick={onLeave}>
            Leave without saving
          </Button>
        </>
      }
    />
  );
}
