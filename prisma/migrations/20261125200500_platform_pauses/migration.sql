-- A network that refuses everybody (a retired API version, no credits) rests: its posts wait, and one is tried now and then.
CREATE TABLE "platform_pauses" (
    "platform" "platform" NOT NULL,
    "reason" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "paused_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "probe_at" TIMESTAMPTZ(3) NOT NULL,
    "probes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "platform_pauses_pkey" PRIMARY KEY ("platform")
);
