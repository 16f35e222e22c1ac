/** The networks, in the order in which screens show them. Apart from the schema, so that a browser does without its library. */
export const PLATFORMS = ['linkedin', 'x', 'facebook', 'instagram'] as const;
export type Platform = (typeof PLATFORMS)[number];

export const PLATFORM_NAMES = {
  linkedin: 'LinkedIn',
  x: 'X',
  facebook: 'Facebook',
  instagram: 'Instagram',
} as const satisfies Record<Platform, string>;
