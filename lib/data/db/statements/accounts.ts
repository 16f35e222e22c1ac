import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';

/** Active accounts of a business on one network. */
export const activeAccounts = statement<[businessId: string, platform: Platform], { id: string; display_name: string }>(
  'active_accounts',
  'SELECT id, display_name FROM social_accounts WHERE business_id = $1 AND platform = $2 AND is_active',
);

/** Names to show beside posts; accounts are few, so one read serves a whole list. */
export const accountNames = statement<[businessId: string], { id: string; display_name: string }>(
  'account_names',
  'SELECT id, display_name FROM social_accounts WHERE business_id = $1',
);
