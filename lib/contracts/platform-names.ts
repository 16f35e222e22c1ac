/** The networks, without zod: what the browser imports stays small. */
export const PLATFORMS = ['linkedin', 'x', 'facebook', 'instagram'] as const;
export type Platform = (typeof PLATFORMS)[number];

export const PLATFORM_NAMES = {
  linkedin: 'LinkedIn',
  x: 'X',
  facebook: 'Facebook',
  instagram: 'Instagram',
} as const satisfies Record<Platform, string>;
