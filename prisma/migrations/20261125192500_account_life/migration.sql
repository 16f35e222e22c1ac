-- How an account's token is kept alive, looked after and warned about; and what a business wants done with missed posts.

CREATE TYPE "late_policy" AS ENUM ('publish', 'ask', 'skip');
ALTER TABLE "businesses"
    ADD COLUMN "late_policy" "late_policy" NOT NULL DEFAULT 'publish',
    ADD COLUMN "late_limit_minutes" INTEGER NOT NULL DEFAULT 60;

ALTER TABLE "social_accounts"
    ADD COLUMN "token_version" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "token_issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN "data_access_expires_at" TIMESTAMPTZ(3),
    ADD COLUMN "refresh_not_before" TIMESTAMPTZ(3),
    ADD COLUMN "refresh_lease_until" TIMESTAMPTZ(3),
    ADD COLUMN "refresh_failures" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "refresh_refused" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "refresh_error" TEXT,
    ADD COLUMN "inspect_not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN "inspected_at" TIMESTAMPTZ(3),
    ADD COLUMN "missing_scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "warned_days" INTEGER,
    ADD COLUMN "warned_ends_at" TIMESTAMPTZ(3);

UPDATE "social_accounts" SET "token_issued_at" = "connected_at", "refresh_not_before" = CURRENT_TIMESTAMP WHERE "is_active";

-- The rounds of the worker walk only what is due for them.
CREATE INDEX "idx_social_accounts_refresh_due" ON "social_accounts"("refresh_not_before") WHERE "is_active" AND "status" = 'connected' AND "refresh_not_before" IS NOT NULL;
CREATE INDEX "idx_social_accounts_inspect_due" ON "social_accounts"("inspect_not_before") WHERE "is_active" AND "status" = 'connected';
CREATE INDEX "idx_social_accounts_reconnect_required" ON "social_accounts"("id") WHERE "status" = 'reconnect_required';
