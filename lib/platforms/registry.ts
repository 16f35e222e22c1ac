import type { Platform } from '@/lib/contracts/platform-names';
import { facebookAdapter } from './facebook';
import { instagramAdapter } from './instagram';
import { linkedinAdapter } from './linkedin';
import type { PlatformAdapter } from './platform';
import { xAdapter } from './x';

export const PLATFORM_ADAPTERS = {
  linkedin: linkedinAdapter,
  x: xAdapter,
  facebook: facebookAdapter,
  instagram: instagramAdapter,
} as const satisfies Record<Platform, PlatformAdapter>;

export const platformAdapter = (id: Platform): PlatformAdapter => PLATFORM_ADAPTERS[id];
