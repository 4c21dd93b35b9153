-- Mistakes in a translation, reported from a public page.
-- old processes: all that was allowed before is allowed still
ALTER TABLE "feedback"
    DROP CONSTRAINT "feedback_type_check",
    ADD CONSTRAINT "feedback_type_check" CHECK ("type" IN ('opinion', 'barrier', 'fault', 'translation')),
    ADD COLUMN "text_key" TEXT,
    ADD COLUMN "better" TEXT NOT NULL DEFAULT '';
COMMENT ON COLUMN "feedback"."text_key" IS 'Of "translation": the key of the text, where the reported words were found; null: they were not';
COMMENT ON COLUMN "feedback"."better" IS 'Of "translation": what the text should say; empty: nothing said, or erased';

-- PostgreSQL keeps copies of values in its statistics, where erasing does not reach.
ALTER TABLE "feedback" ALTER COLUMN "better" SET STATISTICS 0;
