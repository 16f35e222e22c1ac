-- A composition before it is in the queue: perhaps without accounts and without a time, and perhaps to be approved first.
CREATE TYPE "draft_state" AS ENUM ('draft', 'in_review', 'approved', 'scheduled');

CREATE TABLE "drafts" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "state" "draft_state" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "composition" JSONB NOT NULL,
    "excerpt" TEXT NOT NULL,
    "scheduled_at" TIMESTAMPTZ(3),
    "comment" TEXT,
    "reviewed_by" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),
    "submitted_by" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "replaces" TEXT,
    "post_id" TEXT,
    "created_by" TEXT,
    "source" "actor_type" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "drafts_scheduled_check" CHECK (("state" = 'scheduled') = ("post_id" IS NOT NULL))
);
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Lists show the open ones, last changed first; what has gone into the queue stays for its receipt.
CREATE INDEX "idx_drafts_business" ON "drafts"("business_id");
CREATE INDEX "idx_drafts_open" ON "drafts"("business_id", "updated_at" DESC, "id" DESC) WHERE "state" <> 'scheduled';
CREATE INDEX "idx_drafts_in_review" ON "drafts"("business_id") WHERE "state" = 'in_review';
CREATE INDEX "idx_drafts_replaces" ON "drafts"("replaces") WHERE "replaces" IS NOT NULL;

-- Whoever may publish and not approve sends posts for review first.
ALTER TABLE "businesses" ADD COLUMN "needs_approval" BOOLEAN NOT NULL DEFAULT false;
