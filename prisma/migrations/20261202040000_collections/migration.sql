-- Finished documents that lie ready until somebody fetches them.
ALTER TABLE "message" ADD COLUMN     "collection_id" UUID;
ALTER TABLE "service" ADD COLUMN     "document" TEXT;
ALTER TABLE "city" ADD COLUMN     "collection_reminder_days" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN     "collection_keep_days" INTEGER NOT NULL DEFAULT 180,
ADD COLUMN     "collection_service_id" INTEGER;

-- CreateTable
CREATE TABLE "collection" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "form_key" TEXT,
    "station_id" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "appointment_id" UUID,
    "locale" TEXT NOT NULL,
    "ready_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_how" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collection_contact" (
    "collection_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "phone_key" TEXT,

    CONSTRAINT "collection_contact_pkey" PRIMARY KEY ("collection_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "collection_number_key" ON "collection"("number");

-- CreateIndex
CREATE UNIQUE INDEX "collection_form_key" ON "collection"("form_key");

-- CreateIndex
CREATE INDEX "collection_station_idx" ON "collection"("station_id", "ended_at");

-- CreateIndex
CREATE INDEX "collection_appointment_idx" ON "collection"("appointment_id");

-- CreateIndex
CREATE INDEX "collection_contact_phone_key_idx" ON "collection_contact" USING HASH ("phone_key");

-- CreateIndex
-- old processes: they write no collection_id, and nulls are never the same
CREATE UNIQUE INDEX "message_collection_key" ON "message"("collection_id", "kind", "sequence");

-- AddForeignKey
-- old processes: they do not know the column
ALTER TABLE "city" ADD CONSTRAINT "city_collection_service_fkey" FOREIGN KEY ("collection_service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
-- old processes: they do not know the column
ALTER TABLE "message" ADD CONSTRAINT "message_collection_fkey" FOREIGN KEY ("collection_id") REFERENCES "collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection" ADD CONSTRAINT "collection_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection" ADD CONSTRAINT "collection_appointment_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection_contact" ADD CONSTRAINT "collection_contact_collection_fkey" FOREIGN KEY ("collection_id") REFERENCES "collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- old processes: they do not know these columns, and their defaults are within bounds
ALTER TABLE "city"
    ADD CONSTRAINT "city_collection_reminder_days_check" CHECK ("collection_reminder_days" BETWEEN 1 AND 90),
    ADD CONSTRAINT "city_collection_keep_days_check" CHECK ("collection_keep_days" BETWEEN 14 AND 730);

-- old processes: they do not know the column, and null is allowed
ALTER TABLE "service"
    ADD CONSTRAINT "service_document_check" CHECK ("document" IN ('identity-card', 'passport', 'driving-licence', 'certificate', 'permit', 'document'));

ALTER TABLE "collection"
    ADD CONSTRAINT "collection_document_check" CHECK ("document" IN ('identity-card', 'passport', 'driving-licence', 'certificate', 'permit', 'document')),
    ADD CONSTRAINT "collection_ended_how_check" CHECK ("ended_how" IN ('handed-out', 'withdrawn', 'not-fetched')),
    ADD CONSTRAINT "collection_ended_check" CHECK (("ended_at" IS NULL) = ("ended_how" IS NULL));

-- What says who somebody is must not stay in statistics.
ALTER TABLE "collection_contact"
    ALTER COLUMN "name" SET STATISTICS 0,
    ALTER COLUMN "email" SET STATISTICS 0,
    ALTER COLUMN "phone" SET STATISTICS 0,
    ALTER COLUMN "phone_key" SET STATISTICS 0;
ALTER TABLE "collection"
    ALTER COLUMN "form_key" SET STATISTICS 0;

-- Two more kinds of mails, about one more thing, and one more table that is written anew after erasing.
-- old processes: all that was allowed before is allowed still
DO $$
DECLARE known text;
BEGIN
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known FROM pg_constraint
        WHERE conrelid = 'message'::regclass AND conname = 'message_kind_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK (%s OR "kind" IN (''collection-ready'', ''collection-reminder''))', known);
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known FROM pg_constraint
        WHERE conrelid = 'erasure'::regclass AND conname = 'erasure_what_check';
    ALTER TABLE "erasure" DROP CONSTRAINT "erasure_what_check";
    EXECUTE format('ALTER TABLE "erasure" ADD CONSTRAINT "erasure_what_check" CHECK (%s OR "what" = ''collection_contact'')', known);
END $$;

-- old processes: all that was allowed before is allowed still
ALTER TABLE "message"
    DROP CONSTRAINT "message_about_check",
    -- About an appointment, with a link for somebody of the staff, a warning to one, about feedback, a wish or a document.
    ADD CONSTRAINT "message_about_check" CHECK (
        num_nonnulls("appointment_id", "link_id", "feedback_id", "user_id", "wish_id", "collection_id") = 1
        AND ("link_id" IS NOT NULL) = ("kind" IN ('invitation', 'reset'))
        AND ("user_id" IS NOT NULL) = ("kind" IN ('attack', 'password-known', 'emergency'))
        AND ("feedback_id" IS NOT NULL) = ("kind" IN ('answer', 'improved'))
        AND ("wish_id" IS NOT NULL) = ("kind" LIKE 'wish-%')
        AND ("collection_id" IS NOT NULL) = ("kind" LIKE 'collection-%')
        AND ("ask_id" IS NULL OR "kind" = 'feedback'));

CREATE INDEX "collection_contact_email_key_idx" ON "collection_contact" USING hash (lower("email"));
ALTER INDEX "collection_contact_email_key_idx" ALTER COLUMN 1 SET STATISTICS 0;
