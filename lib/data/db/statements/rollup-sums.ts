/** The numbers that a snapshot has. */
export const METRIC_COLUMNS = [
  'impressions',
  'reach',
  'reactions',
  'comments',
  'shares',
  'clicks',
  'saves',
  'video_views',
] as const;

export const METRIC_LIST = METRIC_COLUMNS.join(', ');
export const metricsOf = (table: string): string => METRIC_COLUMNS.map((name) => `${table}.${name}`).join(', ');

/** What people did with a post; none of them known is not the same as nobody did anything. */
const ENGAGING = ['reactions', 'comments', 'shares', 'clicks', 'saves'];
export const ENGAGEMENTS = `CASE WHEN coalesce(${ENGAGING.join(', ')}) IS NOT NULL
  THEN ${ENGAGING.map((name) => `coalesce(${name}, 0)`).join(' + ')} END`;

/** Numbers that are summed with the count of posts that have them. */
export const SUMMED = [...METRIC_COLUMNS, 'engagements'] as const;

/** What engagements are set against. A rate is of the posts that have both. */
export const RATED_BY = ['impressions', 'reach'] as const;

/** Each column of sums, and its value over rows of `sign`, the metrics and `engagements`. */
const SUMS: readonly (readonly [column: string, value: string])[] = [
  ...SUMMED.flatMap((name) => [
    [name, `coalesce(sum(sign * ${name}), 0)`] as const,
    [`${name}_posts`, `coalesce(sum(sign) FILTER (WHERE ${name} IS NOT NULL), 0)`] as const,
  ]),
  ...RATED_BY.flatMap((name) => [
    [`rated_${name}`, `coalesce(sum(sign * ${name}) FILTER (WHERE engagements IS NOT NULL), 0)`] as const,
    [`rated_${name}_engagements`, `coalesce(sum(sign * engagements) FILTER (WHERE ${name} IS NOT NULL), 0)`] as const,
    [
      `rated_${name}_posts`,
      `coalesce(sum(sign) FILTER (WHERE ${name} IS NOT NULL AND engagements IS NOT NULL), 0)`,
    ] as const,
  ]),
];

export const SUM_COLUMNS = SUMS.map(([column]) => column);

/**
 * Adds rows of `sign`, `posts`, the key, `read_at` and the metrics to the days they belong to: a post's new numbers with 1,
 * those they take the place of with -1. Days are locked in the order of their key, so that no two writers wait for each other.
 */
export const addToRollups = (rows: string): string => `
     INSERT INTO daily_rollups AS d (business_id, account_id, platform, day, posts, read_at, ${SUM_COLUMNS.join(', ')})
     SELECT business_id, account_id, platform, day, sum(posts), max(read_at), ${SUMS.map(([, value]) => value).join(', ')}
     FROM (SELECT *, ${ENGAGEMENTS} AS engagements FROM (${rows}) given) valued
     GROUP BY business_id, account_id, platform, day
     ORDER BY business_id, day, account_id
     ON CONFLICT (business_id, day, account_id) DO UPDATE
     SET posts = d.posts + excluded.posts, read_at = greatest(d.read_at, excluded.read_at),
       ${SUM_COLUMNS.map((name) => `${name} = d.${name} + excluded.${name}`).join(', ')}`;

/** The zone of a business, which nobody changes, and no rebuild passes, until the transaction ends. */
export const zoneOf = (businessId: string): string =>
  `SELECT time_zone FROM businesses WHERE id = ${businessId} FOR SHARE`;

/** The day of a publication `p` by the clock of `z`. */
export const localDay = '(p.published_at AT TIME ZONE z.time_zone)::date';
