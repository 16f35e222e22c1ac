-- A post is more than its text and media, and may have parts that follow it: a thread's, a first comment.
CREATE TYPE "post_role" AS ENUM ('post', 'thread', 'comment');
ALTER TYPE "scheduled_post_status" ADD VALUE 'waiting' BEFORE 'pending';

ALTER TABLE "posts" ADD COLUMN "options" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "post_variants" ADD COLUMN "options" JSONB;
ALTER TABLE "scheduled_posts"
    ADD COLUMN "options" JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN "role" "post_role" NOT NULL DEFAULT 'post',
    ADD COLUMN "follows_id" TEXT;

-- Lists and the calendar show posts, not what follows them: the role must be readable from their index.
DROP INDEX "idx_scheduled_posts_business_status_scheduled";
CREATE INDEX "idx_scheduled_posts_business_status_scheduled" ON "scheduled_posts"("business_id", "status", "scheduled_at", "id") INCLUDE ("account_id", "platform", "task_id", "excerpt", "role");

-- Few rows follow another: those that do not stay out of this index.
CREATE INDEX "idx_scheduled_posts_follows" ON "scheduled_posts"("follows_id") WHERE "follows_id" IS NOT NULL;

ALTER TABLE "scheduled_posts" ADD CONSTRAINT "scheduled_posts_follows_id_fkey" FOREIGN KEY ("follows_id") REFERENCES "scheduled_posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
