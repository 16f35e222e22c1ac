-- A claim is a lease on a pending row. It writes no column that an index holds, so the new version of the row stays on its
-- page (HOT) and no index grows by it: half of a page is kept free for these versions. What was claimed when this ran is
-- pending under the same lease.
UPDATE "scheduled_posts" SET "status" = 'pending' WHERE "status" = 'claimed';
DROP INDEX "idx_scheduled_posts_lease";
ALTER TABLE "scheduled_posts" SET (fillfactor = 50);

-- What is due for the first time is found by its planned time, what was put off by the time it was put off to.
CREATE INDEX "idx_scheduled_posts_pending_not_before" ON "scheduled_posts"("not_before", "id") WHERE "status" = 'pending' AND "not_before" IS NOT NULL;

-- One post of an account is on its way at a time, whatever any worker believes. A status alone does not imply the predicate,
-- so that the calendar's branch for it keeps to the calendar's index.
CREATE UNIQUE INDEX "idx_scheduled_posts_one_sending" ON "scheduled_posts"("account_id") WHERE "status" = 'sending' AND "attempts" >= 0;

-- When an account last sent: beside the account, whose row a refresh of its token may hold locked.
CREATE TABLE "account_lanes" (
    "account_id" TEXT NOT NULL,
    "last_sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_lanes_pkey" PRIMARY KEY ("account_id")
) WITH (fillfactor = 70);
ALTER TABLE "account_lanes" ADD CONSTRAINT "account_lanes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "social_accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Workers sleep until the next due time that they know of, five seconds at most: only what is due sooner must wake them.
CREATE FUNCTION notify_post_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('post_due', '');
  RETURN NULL;
END $$;
CREATE TRIGGER scheduled_posts_due
  AFTER INSERT OR UPDATE OF "status", "scheduled_at", "not_before" ON "scheduled_posts"
  FOR EACH ROW
  WHEN (NEW."status" = 'pending' AND greatest(NEW."scheduled_at", NEW."not_before") < now() + interval '6 seconds')
  EXECUTE FUNCTION notify_post_due();
