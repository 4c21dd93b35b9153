-- Hours that a change of plan opens, and what an offer leaves of a kept time, go to the wish list first, too.
ALTER TABLE "freed_time" ADD COLUMN "origin" TEXT NOT NULL DEFAULT 'given-back';
ALTER TABLE "freed_time"
    ADD CONSTRAINT "freed_time_origin_check" CHECK ("origin" IN ('given-back', 'rest', 'opened'));
