-- How many posts wait past their time, by network, is read from this index alone.
DROP INDEX "idx_scheduled_posts_pending_scheduled";
CREATE INDEX "idx_scheduled_posts_pending_scheduled" ON "scheduled_posts"("scheduled_at", "id") INCLUDE ("account_id", "not_before", "platform") WHERE "status" = 'pending';
