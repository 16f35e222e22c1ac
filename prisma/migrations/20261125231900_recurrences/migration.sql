-- Series: a rule and what it posts. Each occurrence is a row of the queue of its own, planned some weeks ahead.
CREATE TYPE "recurrence_state" AS ENUM ('active', 'paused', 'ended');

CREATE TABLE "recurrences" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "state" "recurrence_state" NOT NULL DEFAULT 'active',
    "zone" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "composition" JSONB NOT NULL,
    "excerpt" TEXT NOT NULL,
    "planned_until" TIMESTAMP(0),
    "plan_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "created_by" TEXT,
    "source" "actor_type" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recurrences_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "idx_recurrences_business_created_desc" ON "recurrences"("business_id", "created_at" DESC, "id" DESC);
CREATE INDEX "idx_recurrences_plan" ON "recurrences"("plan_at") WHERE "state" = 'active' AND "plan_at" IS NOT NULL;
ALTER TABLE "recurrences" ADD CONSTRAINT "recurrences_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A local date and time names an occurrence whatever the clocks do. Skipped ones count: what was skipped does not come back.
ALTER TABLE "scheduled_posts"
    ADD COLUMN "recurrence_id" TEXT,
    ADD COLUMN "occurrence_local" TIMESTAMP(0),
    ADD COLUMN "is_edited" BOOLEAN NOT NULL DEFAULT false;
CREATE UNIQUE INDEX "uq_scheduled_posts_occurrence" ON "scheduled_posts"("recurrence_id", "account_id", "occurrence_local") WHERE "recurrence_id" IS NOT NULL;
ALTER TABLE "scheduled_posts" ADD CONSTRAINT "scheduled_posts_recurrence_id_fkey" FOREIGN KEY ("recurrence_id") REFERENCES "recurrences"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Lists and the calendar mark what recurs, and are read from their index alone.
DROP INDEX "idx_scheduled_posts_business_status_scheduled";
CREATE INDEX "idx_scheduled_posts_business_status_scheduled" ON "scheduled_posts"("business_id", "status", "scheduled_at", "id") INCLUDE ("account_id", "platform", "task_id", "excerpt", "role", "recurrence_id");
