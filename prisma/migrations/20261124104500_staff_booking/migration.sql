-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "cancel_reason" TEXT;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "reached_at" TIMESTAMPTZ(3);

-- Hand-written: what Prisma's schema cannot say.
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
ALTER TABLE "message"
    ADD CONSTRAINT "message_kind_check" CHECK ("kind" IN ('confirmed', 'changed', 'moved', 'cancelled', 'cancelled-by-office', 'reminder', 'unsettled', 'note'));

ALTER TABLE "appointment_event" DROP CONSTRAINT "appointment_event_kind_check";
ALTER TABLE "appointment_event"
    ADD CONSTRAINT "appointment_event_kind_check" CHECK ("kind" IN ('status', 'moved', 'services', 'contact', 'extended', 'pin'));

-- As in the rest of "contact": nothing about a person in PostgreSQL's statistics.
ALTER TABLE "contact"
    ALTER COLUMN "cancel_reason" SET STATISTICS 0;

-- Finding people by the beginning of any word of their name, by phone or e-mail. Where the server does not offer
-- pg_trgm, or we may not have it, the search reads the table: some ten thousand short rows, since contacts are erased.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX "contact_name_search_idx" ON "contact" USING gin ((' ' || "name_key") gin_trgm_ops);
    CREATE INDEX "contact_phone_search_idx" ON "contact" USING gin ((regexp_replace("phone", '\D', '', 'g')) gin_trgm_ops);
    CREATE INDEX "contact_email_search_idx" ON "contact" USING gin (lower("email") gin_trgm_ops);
    ALTER INDEX "contact_name_search_idx" ALTER COLUMN 1 SET STATISTICS 0;
    ALTER INDEX "contact_phone_search_idx" ALTER COLUMN 1 SET STATISTICS 0;
    ALTER INDEX "contact_email_search_idx" ALTER COLUMN 1 SET STATISTICS 0;
EXCEPTION
    WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
        RAISE NOTICE 'pg_trgm is not to be had: the search for names reads the whole table';
END
$$;
