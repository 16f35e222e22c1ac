import type { Platform } from '@/lib/contracts/platform';
import type { ConnectionKind } from '@/lib/platforms/authorization';
import { platformAdapter } from '@/lib/platforms/registry';

/** What a person may choose to connect on a network; empty where there is one way for all. */
export const connectionKinds = (platform: Platform): readonly ConnectionKind[] =>
  platformAdapter(platform).connectsAs?.() ?? [];
