import { ButtonLink } from '@/components/ui/button-link';

/** Said for an address that never was and for one of another business alike. */
export function NothingHere() {
  return (
    <div className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-start justify-center gap-4 px-6">
      <p className="font-mono text-sm text-muted">404</p>
      <h1 className="text-2xl font-semibold">There is nothing at this address</h1>
      <p className="text-muted">The link may be old, or it belongs to a business that you are not a member of.</p>
      <ButtonLink href="/" variant="primary">
        Go to your dashboard
      </ButtonLink>
    </div>
  );
}
