import type { Measure } from '@/lib/contracts/analytics-posts';

/** The names of the numbers, as they stand within a sentence. */
export const MEASURE_WORDS = {
  engagements: 'engagements',
  impressions: 'impressions',
  reach: 'reach',
  reactions: 'reactions',
  comments: 'comments',
  shares: 'shares',
  clicks: 'clicks',
  saves: 'saves',
  videoViews: 'video views',
} as const satisfies Record<Measure, string>;

export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
