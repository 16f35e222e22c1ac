import { Database, ListOrdered, type LucideIcon, Network } from 'lucide-react';
import { routes } from '@/lib/foundation/routes';

/** The operator's pages, in the order of the sidebar and of the phone's menu. */
export const ADMIN_ITEMS: readonly { label: string; icon: LucideIcon; href: () => string }[] = [
  { label: 'Pool', icon: Database, href: routes.adminPool },
  { label: 'Queue', icon: ListOrdered, href: routes.adminQueue },
  { label: 'Networks', icon: Network, href: routes.adminNetworks },
];
