-- CreateTable
CREATE TABLE "demo_clock" (
    "id" INTEGER NOT NULL,
    "real_at" TIMESTAMPTZ(3) NOT NULL,
    "played_at" TIMESTAMPTZ(3) NOT NULL,
    "played_until" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "demo_clock_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "contact" ADD COLUMN "phone_key" TEXT;

-- As in the rest of "contact": nothing about a person in PostgreSQL's statistics.
ALTER TABLE "contact"
    ALTER COLUMN "phone_key" SET STATISTICS 0;

-- What lib/phone.ts makes of the numbers that are there: "(0)" of "+49 (0)203" is not dialled, 00 is +, 0 is +49.
UPDATE "contact" SET "phone_key" = regexp_replace(
    regexp_replace(
        regexp_replace(
            regexp_replace(replace(translate("phone", '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'), '(0)', ''), '[^0-9+]', '', 'g'),
            '^00', '+'),
        '^0', '+49'),
    '^[+]490', '+49')
WHERE "phone" IS NOT NULL;

-- Searching reads the key; the index on what was typed has no reader any more.
DO $$
BEGIN
    DROP INDEX IF EXISTS "contact_phone_search_idx";
    IF to_regclass('contact_name_search_idx') IS NOT NULL THEN
        CREATE INDEX "contact_phone_search_idx" ON "contact" USING gin ("phone_key" gin_trgm_ops);
    END IF;
END
$$;
