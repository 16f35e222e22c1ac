'use client';
import { Send } from 'lucide-react';
import { Button } from '@/components/ui/button';

interface PublishNowButtonProps {
  /** How many accounts the post would go to. */
  accountCount: number;
  publishing: boolean;
  disabled?: boolean;
  onPublish: () => void;
}

/** Sends the post to the queue at once. It says so, because only the network's id makes it "published". */
export function PublishNowButton({ accountCount, publishing, disabled, onPublish }: PublishNowButtonProps) {
  const target = accountCount > 1 ? ` to ${accountCount} accounts` : '';
  return (
    <Button loading={publishing} disabled={disabled} onClick={onPublish}>
      {!publishing && <Send aria-hidden />}
      {publishing ? 'Handing over…' : `Publish now${target}`}
    </Button>
  );
}
