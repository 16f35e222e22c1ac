-- What the first attempt of a post is measured against: when it was planned, and whether the queue had put it off before
-- anybody tried (held, a missed window, a network's rest, the gap between two posts of an account).
ALTER TABLE "publish_attempts" ADD COLUMN "planned_at" TIMESTAMPTZ(3);
ALTER TABLE "publish_attempts" ADD COLUMN "put_off_until" TIMESTAMPTZ(3);
-- No column that a later statement changes: an attempt's updates stay on its page (HOT).
CREATE INDEX "idx_publish_attempts_created" ON "publish_attempts"("created_at") INCLUDE ("platform", "planned_at", "put_off_until");

-- How late the first attempts of one hour were, counted by bucket of lateness, with the worst of each.
CREATE TABLE "punctuality_hours" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "platform" "platform" NOT NULL,
    "kind" TEXT NOT NULL,
    "bucket" SMALLINT NOT NULL,
    "posts" INTEGER NOT NULL,
    "worst_ms" BIGINT NOT NULL,
    "worst_id" TEXT NOT NULL,

    CONSTRAINT "punctuality_hours_pkey" PRIMARY KEY ("hour", "platform", "kind", "bucket")
);

-- The second condition always holds; without it the calendar's branches would take this small index and sort.
CREATE INDEX "idx_scheduled_posts_stuck" ON "scheduled_posts"("status", "platform") WHERE "status" IN ('held', 'needs_attention') AND "attempts" >= 0;
