-- Settings of what is around the appointment: erasing, reminding, moving.
ALTER TABLE "city"
    ADD COLUMN "contact_days" INTEGER NOT NULL DEFAULT 7,
    ADD COLUMN "actor_days" INTEGER NOT NULL DEFAULT 90,
    ADD COLUMN "reminder_hours" INTEGER NOT NULL DEFAULT 24,
    ADD CONSTRAINT "city_retention_check" CHECK ("contact_days" BETWEEN 0 AND 90 AND "actor_days" BETWEEN 1 AND 730 AND "reminder_hours" BETWEEN 1 AND 168);

ALTER TABLE "station" ADD COLUMN "cutoff_minutes" INTEGER NOT NULL DEFAULT 60;
ALTER TABLE "station" ADD CONSTRAINT "station_cutoff_check" CHECK ("cutoff_minutes" >= 0);

-- What is known about the person moves to a table of its own.
CREATE TABLE "contact" (
    "appointment_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "booked_by" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "name_key" TEXT NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("appointment_id"),
    CONSTRAINT "contact_name_check" CHECK ("name" <> '')
);

-- lower() is not lib/names.ts, but near enough for what was booked before.
INSERT INTO "contact" ("appointment_id", "name", "email", "phone", "name_key")
SELECT "id", "name", "email", "phone", lower("name") FROM "appointment" WHERE "name" IS NOT NULL AND "name" <> '';

-- PostgreSQL must not keep names in its statistics, where erasing a row does not reach them.
ALTER TABLE "contact"
    ALTER COLUMN "name" SET STATISTICS 0,
    ALTER COLUMN "booked_by" SET STATISTICS 0,
    ALTER COLUMN "email" SET STATISTICS 0,
    ALTER COLUMN "phone" SET STATISTICS 0,
    ALTER COLUMN "name_key" SET STATISTICS 0;

-- The check on holds spoke of the name and goes with it.
ALTER TABLE "appointment"
    DROP COLUMN "email",
    DROP COLUMN "name",
    DROP COLUMN "phone",
    ADD COLUMN "contact_of_id" UUID,
    ADD COLUMN "minor_case" TEXT,
    ADD COLUMN "pin_failures" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "appointment"
    ADD CONSTRAINT "appointment_hold_check" CHECK ("status" <> 'held' OR ("hold_expires_at" IS NOT NULL AND "reference" IS NULL)),
    ADD CONSTRAINT "appointment_pin_failures_check" CHECK ("pin_failures" >= 0);
ALTER TABLE "contact" ADD CONSTRAINT "contact_appointment_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_contact_of_fkey" FOREIGN KEY ("contact_of_id") REFERENCES "appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Changes that leave the status as it is are events as well.
ALTER TABLE "appointment_event"
    ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'status',
    ADD COLUMN "starts_at" TIMESTAMPTZ(3),
    ADD COLUMN "station_id" INTEGER;
ALTER TABLE "appointment_event" DROP CONSTRAINT "appointment_event_change_check";
ALTER TABLE "appointment_event"
    ADD CONSTRAINT "appointment_event_kind_check" CHECK ("kind" IN ('status', 'moved', 'services', 'contact')),
    ADD CONSTRAINT "appointment_event_change_check" CHECK (("kind" = 'status') = ("from_status" IS DISTINCT FROM "to_status")),
    ADD CONSTRAINT "appointment_event_place_check" CHECK ("kind" <> 'moved' OR ("starts_at" IS NOT NULL AND "station_id" IS NOT NULL));

-- Messages know their recipient by a key only. The real key needs the secret: old rows get one that fits nobody.
DROP INDEX "message_recipient_idx";
DROP INDEX "message_once_key";
ALTER TABLE "message" ADD COLUMN "recipient_key" TEXT;
UPDATE "message" SET "recipient_key" = encode(sha256(convert_to("recipient", 'UTF8')), 'hex');
ALTER TABLE "message" ALTER COLUMN "recipient_key" SET NOT NULL;
ALTER TABLE "message" DROP COLUMN "recipient";
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("kind" IN ('confirmed', 'changed', 'moved', 'cancelled', 'reminder'));
CREATE INDEX "message_recipient_idx" ON "message"("recipient_key", "created_at");
CREATE UNIQUE INDEX "message_once_key" ON "message"("appointment_id", "kind", "sequence", "recipient_key");
