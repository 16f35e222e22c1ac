-- Posting times of an account: local times of the business's zone, by ISO weekday (1 is Monday) and minute of the day.
CREATE TABLE "queue_slots" (
    "account_id" TEXT NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "minute" SMALLINT NOT NULL,
    "business_id" TEXT NOT NULL,

    CONSTRAINT "queue_slots_pkey" PRIMARY KEY ("account_id", "weekday", "minute"),
    CONSTRAINT "queue_slots_weekday_check" CHECK ("weekday" BETWEEN 1 AND 7),
    CONSTRAINT "queue_slots_minute_check" CHECK ("minute" BETWEEN 0 AND 1439)
);
CREATE INDEX "idx_queue_slots_business" ON "queue_slots"("business_id");
ALTER TABLE "queue_slots" ADD CONSTRAINT "queue_slots_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "social_accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "queue_slots" ADD CONSTRAINT "queue_slots_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
