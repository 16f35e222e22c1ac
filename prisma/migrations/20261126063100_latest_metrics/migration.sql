-- The last snapshot of each publication that was ever read, beside what reports choose by, so that they read no snapshots.
CREATE TABLE "latest_metrics" (
    "published_post_id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "platform" "platform" NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "captured_at" TIMESTAMPTZ(3) NOT NULL,
    "impressions" BIGINT,
    "reach" BIGINT,
    "reactions" BIGINT,
    "comments" BIGINT,
    "shares" BIGINT,
    "clicks" BIGINT,
    "saves" BIGINT,
    "video_views" BIGINT,

    CONSTRAINT "latest_metrics_pkey" PRIMARY KEY ("published_post_id")
);

-- What an index holds never changes, so a new number goes into the room beside the old one and into no index.
ALTER TABLE "latest_metrics" SET (fillfactor = 80);

INSERT INTO "latest_metrics"
SELECT p."id", p."business_id", p."account_id", p."platform", p."published_at", s.*
FROM "published_posts" p
CROSS JOIN LATERAL (
    SELECT "captured_at", "impressions", "reach", "reactions", "comments", "shares", "clicks", "saves", "video_views"
    FROM "metric_snapshots" WHERE "published_post_id" = p."id" ORDER BY "captured_at" DESC LIMIT 1
) s
ORDER BY p."published_at";

CREATE INDEX "idx_latest_metrics_business_published" ON "latest_metrics"("business_id", "published_at" DESC);

ALTER TABLE "latest_metrics" ADD CONSTRAINT "latest_metrics_published_post_id_fkey" FOREIGN KEY ("published_post_id") REFERENCES "published_posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
