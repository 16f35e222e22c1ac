-- Who works: written every few seconds by each worker and worthless after a crash, when each writes itself in again.
CREATE UNLOGGED TABLE "workers" (
    "id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expected_at" TIMESTAMPTZ(3) NOT NULL,
    "running" INTEGER NOT NULL DEFAULT 0,
    "handled" INTEGER NOT NULL DEFAULT 0,
    "job_workers" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "workers_pkey" PRIMARY KEY ("id")
) WITH (fillfactor = 50);
