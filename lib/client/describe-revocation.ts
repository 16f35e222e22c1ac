import type { Account } from '@/lib/contracts/accounts';
import { PLATFORM_NAMES, type Platform } from '@/lib/contracts/platform-names';

/** Where a person takes the app's permission back at the network. */
const WHERE: Record<Platform, string> = {
  linkedin: 'LinkedIn under Settings → Data privacy → Permitted services',
  x: 'X under Settings → Security and account access → Connected apps',
  facebook: 'Facebook under Settings → Business integrations',
  instagram: 'Instagram under Settings → Website permissions → Apps and websites',
};

/** What becomes of the permission at the network, before the disconnection or after. */
export function describeRevocation({ platform, revocation }: Pick<Account, 'platform' | 'revocation'>): string {
  const name = PLATFORM_NAMES[platform];
  switch (revocation) {
    case 'ended':
      return `The permission is ended at ${name} too.`;
    case 'kept':
      return `The permission is forgotten here. At ${name} it stays, because other accounts are connected by the same.`;
    case 'unavailable':
      return `The permission is forgotten here, but cannot be ended at ${name} from here. To take it back there, remove the app in ${WHERE[platform]}.`;
  }
}
