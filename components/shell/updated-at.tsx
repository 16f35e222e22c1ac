'use client';
import { useRouter } from 'next/navigation';
import { ZonedTime } from '@/components/ui/time';
import { useFreshness } from '@/lib/client/use-freshness';
import type { BusinessVersion } from '@/lib/contracts/business';

interface UpdatedAtProps {
  business: { id: string; timeZone: string };
  /** Read before the page's own reads, so that nothing that changes meanwhile is missed. */
  rendered: BusinessVersion;
}

/** Since when the page holds; renders it anew on the server, in place, whenever something of the business changed. */
export function UpdatedAt({ business, rendered }: UpdatedAtProps) {
  const router = useRouter();
  const { asOf, problem } = useFreshness(business.id, rendered, () => router.refresh());
  return (
    <span className="inline-block">
      {problem ? 'May be out of date: as of ' : 'Updated '}
      <ZonedTime at={asOf} zone={business.timeZone} format="time" hideZone hideViewer />
    </span>
  );
}
