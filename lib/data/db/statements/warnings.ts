import { statement } from '../sql';

export interface RiskRow {
  account_id: string;
  posts: number;
  first: { id: string; excerpt: string; scheduled_at: string }[];
}

/** What is planned on accounts from the moment that each ends: how many posts, and the first three. */
export const postsAtRisk = statement<[businessId: string, accountIds: string[], endsAt: Date[]], RiskRow>(
  'posts_at_risk',
  `SELECT risk.account_id,
     (SELECT count(*)::int FROM scheduled_posts s
      WHERE s.account_id = risk.account_id AND s.status IN ('pending', 'held') AND s.business_id = $1 AND s.role = 'post'
        AND s.scheduled_at >= risk.ends_at) AS posts,
     (SELECT coalesce(json_agg(json_build_object('id', f.id, 'excerpt', f.excerpt, 'scheduled_at', f.scheduled_at)), '[]')
      FROM (SELECT s.id, s.excerpt, s.scheduled_at FROM scheduled_posts s
            WHERE s.account_id = risk.account_id AND s.status IN ('pending', 'held') AND s.business_id = $1
              AND s.role = 'post' AND s.scheduled_at >= risk.ends_at
            ORDER BY s.scheduled_at, s.id LIMIT 3) f) AS first
   FROM unnest($2::text[], $3::timestamptz[]) AS risk (account_id, ends_at)`,
);

/** Takes a stage of warning, once: an end that moved by less than a day is the same one. */
export const takeWarning = statement<
  [businessId: string, accountId: string, days: number, endsAt: Date],
  { id: string }
>(
  'take_warning',
  `UPDATE social_accounts SET warned_days = $3, warned_ends_at = $4, updated_at = now()
   WHERE business_id = $1 AND id = $2 AND is_active
     AND (warned_ends_at IS NULL OR warned_days > $3 OR abs(extract(epoch FROM warned_ends_at - $4)) > 86400)
   RETURNING id`,
);

/** Connected accounts past $1, in order of id, of which something ends before $2. */
export const accountsEnding = statement<
  [afterId: string, before: Date, limit: number],
  { id: string; business_id: string }
>(
  'accounts_ending',
  `SELECT id, business_id FROM social_accounts
   WHERE id > $1 AND is_active AND status = 'connected'
     AND (token_expires_at < $2 OR refresh_expires_at < $2 OR data_access_expires_at < $2)
   ORDER BY id LIMIT $3`,
);

/** Who runs a business, to be written to. */
export const ownersOf = statement<
  [businessId: string],
  { email: string; name: string; business: string; slug: string; time_zone: string }
>(
  'owners_of',
  `SELECT u.email, u.name, b.name AS business, b.slug, b.time_zone
   FROM memberships m JOIN users u ON u.id = m.user_id JOIN businesses b ON b.id = m.business_id
   WHERE m.business_id = $1 AND m.role = 'owner' ORDER BY u.email`,
);
