-- Who speaks what: of citizens only where they agree, and gone with their name (docs/decisions/0055).
ALTER TABLE "contact" ADD COLUMN "shows_language" BOOLEAN NOT NULL DEFAULT false;
COMMENT ON COLUMN "contact"."shows_language" IS 'They agreed that the desk sees in which language they booked';
ALTER TABLE "visit_memo" ADD COLUMN "shows_language" BOOLEAN NOT NULL DEFAULT false;
COMMENT ON COLUMN "visit_memo"."shows_language" IS 'Drew a ticket at the kiosk, and agreed to the same there';

ALTER TABLE "staff_user" ADD COLUMN "languages" TEXT[] DEFAULT ARRAY[]::TEXT[];
COMMENT ON COLUMN "staff_user"."languages" IS 'Which languages they speak besides German, as they say themselves';
-- PostgreSQL keeps copies of values in its statistics, where erasing does not reach.
ALTER TABLE "staff_user" ALTER COLUMN "languages" SET STATISTICS 0;

ALTER TABLE "station" ADD COLUMN "prefers_language" BOOLEAN NOT NULL DEFAULT false;
COMMENT ON COLUMN "station"."prefers_language" IS 'Whoever agreed is called by a desk that speaks their language, within minutes (lib/queue/order/rules/tongues.ts)';
