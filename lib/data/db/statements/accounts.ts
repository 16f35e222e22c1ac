import type { AccountStatus } from '@/lib/contracts/accounts';
import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';

/** Active accounts of a business on one network. */
export const activeAccounts = statement<[businessId: string, platform: Platform], { id: string; display_name: string }>(
  'active_accounts',
  'SELECT id, display_name FROM social_accounts WHERE business_id = $1 AND platform = $2 AND is_active',
);

interface NamedAccountRow {
  id: string;
  platform: Platform;
  display_name: string;
  status: AccountStatus;
}

/** Names to show beside posts, the disconnected last; accounts are few, so one read serves a whole list. */
export const accountNames = statement<[businessId: string], NamedAccountRow>(
  'account_names',
  `SELECT id, platform, display_name, status FROM social_accounts WHERE business_id = $1
   ORDER BY is_active DESC, platform, display_name, id`,
);
