-- What a video and a document are, beside what a picture is.
ALTER TABLE "media"
    ADD COLUMN "frame_rate" DOUBLE PRECISION,
    ADD COLUMN "video_codec" TEXT,
    ADD COLUMN "audio_codec" TEXT,
    ADD COLUMN "page_count" INTEGER;

-- A picture in the form that a network takes; the picture itself is never touched.
CREATE TABLE "media_renditions" (
    "media_id" TEXT NOT NULL,
    "recipe" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "storage_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_renditions_pkey" PRIMARY KEY ("media_id", "recipe")
);
ALTER TABLE "media_renditions" ADD CONSTRAINT "media_renditions_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whether a network could fetch the files of a post, looked at before it is due.
ALTER TABLE "scheduled_posts"
    ADD COLUMN "media_checked_at" TIMESTAMPTZ(3),
    ADD COLUMN "media_problem" TEXT;
