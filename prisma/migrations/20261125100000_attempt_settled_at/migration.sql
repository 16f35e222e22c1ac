-- When an outcome that was unknown became known: how long a person may have been in doubt.
ALTER TABLE "publish_attempts" ADD COLUMN "settled_at" TIMESTAMPTZ(3);
