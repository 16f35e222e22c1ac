-- What each network last said of its limits, for the operator's page. Written at every answer and worthless after a
-- crash: the networks say it again.
CREATE UNLOGGED TABLE "rate_readings" (
    "platform" "platform" NOT NULL,
    "owner" TEXT NOT NULL,
    "bucket" TEXT NOT NULL,
    "used" DOUBLE PRECISION NOT NULL,
    "remaining" BIGINT,
    "reset_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_readings_pkey" PRIMARY KEY ("platform", "owner", "bucket")
);
