-- Whoever was called on the phone, or awaited in a room, and not reached (docs/decisions/0077).
ALTER TABLE "visit" ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tried_at" TIMESTAMPTZ(3);
-- Nobody waits in a house for an appointment by phone or video: figures of waits leave them out.
ALTER TABLE "visit_figure" ADD COLUMN     "remote" BOOLEAN NOT NULL DEFAULT false;
