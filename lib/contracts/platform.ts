import { z } from 'zod';

export const PLATFORMS = ['linkedin', 'x', 'facebook', 'instagram'] as const;
export const platformSchema = z.enum(PLATFORMS);
export type Platform = z.infer<typeof platformSchema>;

export const PLATFORM_NAMES = {
  linkedin: 'LinkedIn',
  x: 'X',
  facebook: 'Facebook',
  instagram: 'Instagram',
} as const satisfies Record<Platform, string>;
