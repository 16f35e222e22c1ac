-- Covering (INCLUDE) and partial indexes are written by hand; lib/data/db/plans.db.test.ts proves that the hot queries use them.

CREATE TYPE "platform" AS ENUM ('linkedin', 'x', 'facebook', 'instagram');

CREATE TYPE "membership_role" AS ENUM ('owner', 'admin', 'editor', 'viewer');

CREATE TYPE "social_account_kind" AS ENUM ('person', 'page', 'professional');

CREATE TYPE "social_account_status" AS ENUM ('connected', 'reconnect_required', 'disconnected');

CREATE TYPE "scheduled_post_status" AS ENUM ('pending', 'claimed', 'sending', 'unknown', 'held', 'needs_attention', 'published', 'failed', 'cancelled');

CREATE TYPE "publish_attempt_state" AS ENUM ('prepared', 'sent', 'accepted', 'rejected', 'unknown', 'not_sent');

CREATE TYPE "published_post_status" AS ENUM ('published', 'deleted');

CREATE TYPE "media_kind" AS ENUM ('image', 'gif', 'video', 'document');

CREATE TYPE "actor_type" AS ENUM ('user', 'api_key', 'system');

CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "is_admin" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "auth_credentials" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "password" TEXT,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_credentials_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "verifications" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "businesses" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "businesses_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "memberships" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "membership_role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_by" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "idempotency_keys" (
    "business_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("business_id", "key")
);

CREATE TABLE "social_accounts" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "platform" "platform" NOT NULL,
    "kind" "social_account_kind" NOT NULL,
    "platform_user_id" TEXT NOT NULL,
    "username" TEXT,
    "display_name" TEXT NOT NULL,
    "avatar_url" TEXT,
    "profile_url" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "status" "social_account_status" NOT NULL DEFAULT 'connected',
    "access_token_sealed" TEXT,
    "refresh_token_sealed" TEXT,
    "token_expires_at" TIMESTAMPTZ(3),
    "refresh_expires_at" TIMESTAMPTZ(3),
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "connected_by" TEXT,
    "connected_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "social_accounts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "media" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "kind" "media_kind" NOT NULL,
    "mime_type" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "duration_ms" INTEGER,
    "alt_text" TEXT,
    "sha256" BYTEA NOT NULL,
    "storage_key" TEXT NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "posts" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "media_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_by" TEXT,
    "source" "actor_type" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "posts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "post_variants" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "content" TEXT,
    "media_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "overrides_media" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "post_variants_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "scheduled_posts" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "platform" "platform" NOT NULL,
    "task_id" TEXT NOT NULL,
    "status" "scheduled_post_status" NOT NULL DEFAULT 'pending',
    "scheduled_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3),
    "content" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "media_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "progress" JSONB,
    "fence" BIGINT NOT NULL DEFAULT 0,
    "lease_expires_at" TIMESTAMPTZ(3),
    "claimed_by" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error_code" TEXT,
    "error_detail" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scheduled_posts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "publish_attempts" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "scheduled_post_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "platform" "platform" NOT NULL,
    "number" INTEGER NOT NULL,
    "fence" BIGINT NOT NULL,
    "state" "publish_attempt_state" NOT NULL,
    "payload_fingerprint" TEXT NOT NULL,
    "outcome" TEXT,
    "outcome_code" TEXT,
    "outcome_detail" TEXT,
    "platform_post_id" TEXT,
    "requested_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publish_attempts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "published_posts" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "platform" "platform" NOT NULL,
    "post_id" TEXT,
    "scheduled_post_id" TEXT,
    "platform_post_id" TEXT NOT NULL,
    "permalink" TEXT,
    "excerpt" TEXT NOT NULL,
    "media_count" INTEGER NOT NULL DEFAULT 0,
    "status" "published_post_status" NOT NULL DEFAULT 'published',
    "scheduled_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "published_posts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "metric_snapshots" (
    "published_post_id" TEXT NOT NULL,
    "captured_at" TIMESTAMPTZ(3) NOT NULL,
    "business_id" TEXT NOT NULL,
    "impressions" BIGINT,
    "reach" BIGINT,
    "reactions" BIGINT,
    "comments" BIGINT,
    "shares" BIGINT,
    "clicks" BIGINT,
    "saves" BIGINT,
    "video_views" BIGINT,

    CONSTRAINT "metric_snapshots_pkey" PRIMARY KEY ("published_post_id", "captured_at")
);

CREATE TABLE "daily_rollups" (
    "business_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "platform" "platform" NOT NULL,
    "day" DATE NOT NULL,
    "posts" INTEGER NOT NULL DEFAULT 0,
    "impressions" BIGINT NOT NULL DEFAULT 0,
    "impressions_posts" INTEGER NOT NULL DEFAULT 0,
    "reach" BIGINT NOT NULL DEFAULT 0,
    "reach_posts" INTEGER NOT NULL DEFAULT 0,
    "engagements" BIGINT NOT NULL DEFAULT 0,
    "engagements_posts" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "daily_rollups_pkey" PRIMARY KEY ("business_id", "day", "account_id")
);

CREATE TABLE "strategies" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "strategies_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "audit_events" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "actor_type" "actor_type" NOT NULL,
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "users_email_key" ON "users"("email");
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");
CREATE INDEX "idx_sessions_user" ON "sessions"("user_id");
CREATE UNIQUE INDEX "uq_auth_credentials_provider_account" ON "auth_credentials"("provider_id", "account_id");
CREATE INDEX "idx_auth_credentials_user" ON "auth_credentials"("user_id");
CREATE INDEX "idx_verifications_identifier" ON "verifications"("identifier");
CREATE UNIQUE INDEX "businesses_slug_key" ON "businesses"("slug");
CREATE UNIQUE INDEX "uq_memberships_business_user" ON "memberships"("business_id", "user_id");
CREATE INDEX "idx_memberships_user" ON "memberships"("user_id");
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");
CREATE INDEX "idx_api_keys_business" ON "api_keys"("business_id");
CREATE INDEX "idx_idempotency_keys_expires" ON "idempotency_keys"("expires_at");
CREATE UNIQUE INDEX "uq_social_accounts_business_platform_user" ON "social_accounts"("platform_user_id", "business_id", "platform");
CREATE INDEX "idx_social_accounts_business_platform_active" ON "social_accounts"("business_id", "platform", "is_active");
CREATE INDEX "idx_social_accounts_platform_user" ON "social_accounts"("platform", "platform_user_id");
CREATE INDEX "idx_media_business_created_desc" ON "media"("business_id", "created_at" DESC, "id" DESC);
CREATE INDEX "idx_posts_business_created_desc" ON "posts"("business_id", "created_at" DESC, "id" DESC);
CREATE UNIQUE INDEX "uq_post_variants_post_account" ON "post_variants"("post_id", "account_id");
CREATE INDEX "idx_scheduled_posts_business_status_scheduled" ON "scheduled_posts"("business_id", "status", "scheduled_at", "id") INCLUDE ("account_id", "platform", "task_id", "excerpt");
CREATE INDEX "idx_scheduled_posts_task" ON "scheduled_posts"("task_id");
CREATE INDEX "idx_scheduled_posts_post" ON "scheduled_posts"("post_id");
CREATE INDEX "idx_scheduled_posts_account_status" ON "scheduled_posts"("account_id", "status");
CREATE UNIQUE INDEX "uq_publish_attempts_scheduled_number" ON "publish_attempts"("scheduled_post_id", "number");
CREATE UNIQUE INDEX "uq_published_posts_scheduled" ON "published_posts"("scheduled_post_id");
CREATE UNIQUE INDEX "uq_published_posts_account_platform_post" ON "published_posts"("account_id", "platform_post_id");
CREATE INDEX "idx_published_posts_business_published_desc" ON "published_posts"("business_id", "published_at" DESC, "id" DESC) INCLUDE ("account_id", "platform", "platform_post_id", "permalink", "excerpt", "media_count", "status", "scheduled_post_id");
CREATE INDEX "idx_published_posts_platform_published" ON "published_posts"("platform", "published_at" DESC, "id" DESC) INCLUDE ("business_id", "scheduled_at");
CREATE INDEX "idx_published_posts_business_account_published" ON "published_posts"("business_id", "account_id", "published_at" DESC, "id" DESC);
CREATE INDEX "idx_metric_snapshots_business_captured" ON "metric_snapshots"("business_id", "captured_at" DESC);
CREATE INDEX "idx_strategies_business_created_desc" ON "strategies"("business_id", "created_at" DESC, "id" DESC);
CREATE INDEX "idx_audit_events_business_created_desc" ON "audit_events"("business_id", "created_at" DESC, "id" DESC);

-- Partial indexes, which the Prisma schema cannot express.

-- The due claim walks only what is waiting, oldest first; a full index on scheduled_at would walk the published history.
CREATE INDEX "idx_scheduled_posts_pending_scheduled" ON "scheduled_posts"("scheduled_at", "id") INCLUDE ("account_id", "not_before") WHERE "status" = 'pending';

-- A worker that died holds its rows until the lease ends; the sweep finds them here.
CREATE INDEX "idx_scheduled_posts_lease" ON "scheduled_posts"("lease_expires_at") WHERE "lease_expires_at" IS NOT NULL;

-- Unknown outcomes, in the order in which the network may be asked.
CREATE INDEX "idx_scheduled_posts_unknown" ON "scheduled_posts"("not_before") WHERE "status" = 'unknown' AND "not_before" IS NOT NULL;

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "auth_credentials" ADD CONSTRAINT "auth_credentials_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "social_accounts" ADD CONSTRAINT "social_accounts_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "media" ADD CONSTRAINT "media_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "posts" ADD CONSTRAINT "posts_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "post_variants" ADD CONSTRAINT "post_variants_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scheduled_posts" ADD CONSTRAINT "scheduled_posts_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scheduled_posts" ADD CONSTRAINT "scheduled_posts_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "social_accounts"("id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "scheduled_posts" ADD CONSTRAINT "scheduled_posts_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "publish_attempts" ADD CONSTRAINT "publish_attempts_scheduled_post_id_fkey" FOREIGN KEY ("scheduled_post_id") REFERENCES "scheduled_posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "published_posts" ADD CONSTRAINT "published_posts_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "published_posts" ADD CONSTRAINT "published_posts_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "social_accounts"("id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "metric_snapshots" ADD CONSTRAINT "metric_snapshots_published_post_id_fkey" FOREIGN KEY ("published_post_id") REFERENCES "published_posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "daily_rollups" ADD CONSTRAINT "daily_rollups_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "strategies" ADD CONSTRAINT "strategies_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
