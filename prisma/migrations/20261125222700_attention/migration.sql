-- What a person confirms where a network cannot be read: perhaps without an id.
ALTER TABLE "published_posts" ALTER COLUMN "platform_post_id" DROP NOT NULL;
ALTER TABLE "published_posts" ADD COLUMN "confirmed_by_person" BOOLEAN NOT NULL DEFAULT false;

-- The one repetition by which a network that cannot be read tells of itself whether a post stands: if the business allows it,
-- and never twice for one post.
ALTER TABLE "businesses" ADD COLUMN "probe_unreadable" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "publish_attempts" ADD COLUMN "is_probe" BOOLEAN NOT NULL DEFAULT false;
CREATE UNIQUE INDEX "uq_publish_attempts_probe" ON "publish_attempts"("scheduled_post_id") WHERE "is_probe";
