-- When the numbers of a publication are read next. Apart from published_posts, whose lists are read index-only: an update
-- there at each reading would unmark its pages as all-visible and rewrite six indexes.
CREATE TABLE "metric_watches" (
    "published_post_id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "unchanged" SMALLINT NOT NULL DEFAULT 0,
    "charged_on" DATE,

    CONSTRAINT "metric_watches_pkey" PRIMARY KEY ("published_post_id")
);

CREATE TABLE "account_snapshots" (
    "account_id" TEXT NOT NULL,
    "captured_at" TIMESTAMPTZ(3) NOT NULL,
    "business_id" TEXT NOT NULL,
    "followers" BIGINT,

    CONSTRAINT "account_snapshots_pkey" PRIMARY KEY ("account_id", "captured_at")
);

CREATE TABLE "metric_spend" (
    "business_id" TEXT NOT NULL,
    "platform" "platform" NOT NULL,
    "day" DATE NOT NULL,
    "posts_read" INTEGER NOT NULL DEFAULT 0,
    "usd_micros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "metric_spend_pkey" PRIMARY KEY ("business_id", "platform", "day")
);

-- The queue of readings is one row an account: whoever holds it reads all that is due there, and nobody else does.
ALTER TABLE "social_accounts"
    ADD COLUMN "metrics_due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN "metrics_not_before" TIMESTAMPTZ(3),
    ADD COLUMN "metrics_failures" SMALLINT NOT NULL DEFAULT 0,
    ADD COLUMN "metrics_refusal" TEXT,
    ADD COLUMN "followers_checked_at" TIMESTAMPTZ(3);

CREATE INDEX "idx_metric_spend_day" ON "metric_spend"("day");
CREATE INDEX "idx_account_snapshots_business_captured" ON "account_snapshots"("business_id", "captured_at" DESC);

-- Partial: what is never read again stays out.
CREATE INDEX "idx_metric_watches_account_due" ON "metric_watches"("account_id", "due_at") WHERE "due_at" IS NOT NULL;
CREATE INDEX "idx_social_accounts_metrics_due" ON "social_accounts"("platform", "metrics_due_at") WHERE "status" = 'connected' AND "metrics_refusal" IS NULL;

ALTER TABLE "metric_watches" ADD CONSTRAINT "metric_watches_published_post_id_fkey" FOREIGN KEY ("published_post_id") REFERENCES "published_posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "account_snapshots" ADD CONSTRAINT "account_snapshots_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "social_accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "metric_spend" ADD CONSTRAINT "metric_spend_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What stands already is read over the first day, not in one burst.
INSERT INTO "metric_watches" ("published_post_id", "business_id", "account_id", "published_at", "due_at")
SELECT "id", "business_id", "account_id", "published_at", now() + random() * interval '1 day'
FROM "published_posts" WHERE "status" = 'published' AND "published_at" > now() - interval '365 days';
