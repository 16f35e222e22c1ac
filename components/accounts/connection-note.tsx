import { CircleAlert, CircleCheck } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { ConnectionMessage } from './connection-message';

/** What came of the last connection, above the networks. */
export function ConnectionNote({ message }: { message: ConnectionMessage }) {
  const isFailure = message.tone === 'danger';
  const Icon = isFailure ? CircleAlert : CircleCheck;
  return (
    <p
      role={isFailure ? 'alert' : 'status'}
      className={cn(
        'mb-5 flex items-start gap-2.5 rounded-md px-3 py-2.5',
        isFailure ? 'bg-danger-subtle text-danger-text' : 'bg-success-subtle text-success-text',
      )}
    >
      <Icon aria-hidden className="mt-0.75 size-4 shrink-0" />
      {message.text}
    </p>
  );
}
