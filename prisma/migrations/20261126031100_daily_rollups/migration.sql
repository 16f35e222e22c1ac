-- A row is what one account published on one local day: of each number the sum of the latest known values, and how many
-- posts have it. A rate's numbers are of the posts that have both its halves. "read_at" is the newest snapshot among them.
ALTER TABLE "daily_rollups"
    ADD COLUMN "reactions" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "reactions_posts" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "comments" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "comments_posts" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "shares" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "shares_posts" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "clicks" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "clicks_posts" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "saves" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "saves_posts" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "video_views" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "video_views_posts" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "rated_impressions" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "rated_impressions_engagements" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "rated_impressions_posts" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "rated_reach" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "rated_reach_engagements" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "rated_reach_posts" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "read_at" TIMESTAMPTZ(3),
    DROP COLUMN "updated_at";

-- Each publication and each new number rewrites its row: room for the new version lies beside the old one.
ALTER TABLE "daily_rollups" SET (fillfactor = 70);

CREATE INDEX "idx_daily_rollups_account" ON "daily_rollups"("account_id");
ALTER TABLE "daily_rollups" ADD CONSTRAINT "daily_rollups_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "social_accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "daily_rollups" (
    "business_id", "account_id", "platform", "day", "posts",
    "impressions", "impressions_posts", "reach", "reach_posts", "reactions", "reactions_posts", "comments",
    "comments_posts", "shares", "shares_posts", "clicks", "clicks_posts", "saves", "saves_posts", "video_views",
    "video_views_posts", "engagements", "engagements_posts", "rated_impressions", "rated_impressions_engagements",
    "rated_impressions_posts", "rated_reach", "rated_reach_engagements", "rated_reach_posts", "read_at"
)
SELECT "business_id", "account_id", "platform", "day", count(*),
    coalesce(sum("impressions"), 0), count("impressions"), coalesce(sum("reach"), 0), count("reach"),
    coalesce(sum("reactions"), 0), count("reactions"), coalesce(sum("comments"), 0), count("comments"),
    coalesce(sum("shares"), 0), count("shares"), coalesce(sum("clicks"), 0), count("clicks"),
    coalesce(sum("saves"), 0), count("saves"), coalesce(sum("video_views"), 0), count("video_views"),
    coalesce(sum("engagements"), 0), count("engagements"),
    coalesce(sum("impressions") FILTER (WHERE "engagements" IS NOT NULL), 0),
    coalesce(sum("engagements") FILTER (WHERE "impressions" IS NOT NULL), 0),
    count("impressions") FILTER (WHERE "engagements" IS NOT NULL),
    coalesce(sum("reach") FILTER (WHERE "engagements" IS NOT NULL), 0),
    coalesce(sum("engagements") FILTER (WHERE "reach" IS NOT NULL), 0),
    count("reach") FILTER (WHERE "engagements" IS NOT NULL), max("captured_at")
FROM (
    SELECT p."business_id", p."account_id", p."platform", (p."published_at" AT TIME ZONE b."time_zone")::date AS "day", s.*,
        CASE WHEN coalesce("reactions", "comments", "shares", "clicks", "saves") IS NOT NULL
            THEN coalesce("reactions", 0) + coalesce("comments", 0) + coalesce("shares", 0) + coalesce("clicks", 0) + coalesce("saves", 0)
        END AS "engagements"
    FROM "published_posts" p
    JOIN "businesses" b ON b."id" = p."business_id"
    LEFT JOIN LATERAL (
        SELECT "captured_at", "impressions", "reach", "reactions", "comments", "shares", "clicks", "saves", "video_views"
        FROM "metric_snapshots" WHERE "published_post_id" = p."id" ORDER BY "captured_at" DESC LIMIT 1
    ) s ON true
) latest
GROUP BY "business_id", "account_id", "platform", "day";
