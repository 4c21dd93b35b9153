-- What one person, contact, client, network and the whole city may take, and what it costs to take more (decision 39).
-- Nothing of a client is a shut door any more but its share of a day; so three limits go.
ALTER TABLE "city"
    DROP CONSTRAINT "city_minutes_check",
    DROP COLUMN "max_held_minutes",
    DROP COLUMN "booked_minutes_hour",
    DROP COLUMN "booked_minutes_day",
    ADD COLUMN "free_reservations" INTEGER NOT NULL DEFAULT 3,
    ADD COLUMN "network_minutes" INTEGER NOT NULL DEFAULT 1440,
    ADD COLUMN "city_minutes" INTEGER NOT NULL DEFAULT 6000,
    ADD COLUMN "day_share" INTEGER NOT NULL DEFAULT 5,
    ADD COLUMN "network_day_share" INTEGER NOT NULL DEFAULT 25,
    ADD COLUMN "waited_minutes" INTEGER NOT NULL DEFAULT 240,
    ADD COLUMN "waited_minutes_city" INTEGER NOT NULL DEFAULT 2400,
    ADD COLUMN "max_moves" INTEGER NOT NULL DEFAULT 2,
    ADD COLUMN "one_per_concern" BOOLEAN NOT NULL DEFAULT true,
    -- The bounds of the page (lib/booking/limits/rules/settings.ts); one appointment of the longest kind always fits.
    ADD CONSTRAINT "city_minutes_check" CHECK (
        "free_held_minutes" BETWEEN "max_minutes" AND 100000
        AND "free_reservations" BETWEEN 1 AND 1000
        AND "network_minutes" BETWEEN "max_minutes" AND 100000
        AND "city_minutes" BETWEEN "max_minutes" AND 1000000
        AND "day_share" BETWEEN 1 AND 100 AND "network_day_share" BETWEEN "day_share" AND 100
        AND "waited_minutes" BETWEEN 0 AND 100000 AND "waited_minutes_city" BETWEEN "waited_minutes" AND 1000000
        AND "person_minutes" BETWEEN "max_minutes" AND 100000
        AND "contact_minutes" BETWEEN "max_minutes" AND 100000
        AND "max_moves" BETWEEN 0 AND 100);

COMMENT ON COLUMN "city"."free_held_minutes" IS 'Minutes a client may reserve within an hour before more costs work or a wait';
COMMENT ON COLUMN "city"."free_reservations" IS 'So many times, likewise';
COMMENT ON COLUMN "city"."network_minutes" IS 'Minutes a network may reserve within an hour, likewise';
COMMENT ON COLUMN "city"."city_minutes" IS 'With each so many minutes reserved in the whole city, work is harder';
COMMENT ON COLUMN "city"."day_share" IS 'Per cent of a day of a station that one client may reserve and book within a day';
COMMENT ON COLUMN "city"."network_day_share" IS 'Per cent of a day of a station that one network may reserve and book within a day';
COMMENT ON COLUMN "city"."waited_minutes" IS 'Minutes a client may get by waiting within an hour';
COMMENT ON COLUMN "city"."waited_minutes_city" IS 'Minutes all together may get by waiting within an hour';
COMMENT ON COLUMN "city"."max_moves" IS 'So often may a citizen move an appointment';
COMMENT ON COLUMN "city"."one_per_concern" IS 'One name with one contact has one coming appointment for one concern';

-- The key of a client begins with that of its network (lib/booking/limits/rules/network.ts): holds of a network lie
-- beside each other. In the order of bytes, whatever the database's language is.
DROP INDEX "appointment_open_hold_client_idx";
CREATE INDEX "appointment_open_hold_client_idx" ON "appointment" ("client_key" COLLATE "C") WHERE "status" = 'held';

-- Somebody who books for others, as agreed with the city: a care home, an association. The number is stored as a hash.
CREATE TABLE "helper" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "helper_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "helper_minutes_check" CHECK ("minutes" BETWEEN 5 AND 100000)
);
CREATE UNIQUE INDEX "helper_code_hash_key" ON "helper"("code_hash");
ALTER TABLE "appointment" ADD COLUMN "helper_id" INTEGER,
    ADD CONSTRAINT "appointment_helper_fkey" FOREIGN KEY ("helper_id") REFERENCES "helper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "appointment_helper_idx" ON "appointment"("helper_id") WHERE "helper_id" IS NOT NULL;
