import { CircleAlert } from 'lucide-react';

/** A refusal that belongs to no single field. The empty element stands ready, so that the words are announced. */
export function FormError({ message }: { message?: string }) {
  return (
    <div role="alert">
      {message && (
        <p className="flex items-start gap-2 rounded-md bg-danger-subtle px-3 py-2.5 text-sm text-danger-text">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {message}
        </p>
      )}
    </div>
  );
}
