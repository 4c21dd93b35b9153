-- What one client, one name and one contact may take is counted in minutes of the day, not in appointments:
-- twelve of two hours are a day (docs/decisions/0030).
ALTER TABLE "city"
    DROP CONSTRAINT "city_limits_check",
    DROP CONSTRAINT "city_bookings_check",
    DROP COLUMN "max_open_holds",
    DROP COLUMN "max_bookings_hour",
    DROP COLUMN "max_bookings_day",
    ADD COLUMN "free_held_minutes" INTEGER NOT NULL DEFAULT 180,
    ADD COLUMN "max_held_minutes" INTEGER NOT NULL DEFAULT 480,
    ADD COLUMN "booked_minutes_hour" INTEGER NOT NULL DEFAULT 480,
    ADD COLUMN "booked_minutes_day" INTEGER NOT NULL DEFAULT 960,
    ADD COLUMN "person_minutes" INTEGER NOT NULL DEFAULT 240,
    ADD COLUMN "contact_minutes" INTEGER NOT NULL DEFAULT 480,
    ADD CONSTRAINT "city_limits_check" CHECK ("max_services" >= 1 AND "max_minutes" >= 5),
    -- One appointment of the longest kind always fits; more than a week of a desk is a slip.
    ADD CONSTRAINT "city_minutes_check" CHECK (
        "free_held_minutes" BETWEEN "max_minutes" AND "max_held_minutes" AND "max_held_minutes" <= 100000
        AND "booked_minutes_hour" BETWEEN "max_minutes" AND "booked_minutes_day" AND "booked_minutes_day" <= 100000
        AND "person_minutes" BETWEEN "max_minutes" AND 100000
        AND "contact_minutes" BETWEEN "max_minutes" AND 100000);

COMMENT ON COLUMN "city"."free_held_minutes" IS 'Minutes one client may have reserved at once; above it a further hold costs a short wait';
COMMENT ON COLUMN "city"."max_held_minutes" IS 'Minutes one client may never have reserved at once';
COMMENT ON COLUMN "city"."booked_minutes_hour" IS 'Minutes one client may book in an hour';
COMMENT ON COLUMN "city"."booked_minutes_day" IS 'Minutes one client may book in a day';
COMMENT ON COLUMN "city"."person_minutes" IS 'Minutes of all coming appointments, booked online, of one name';
COMMENT ON COLUMN "city"."contact_minutes" IS 'Minutes of all coming appointments, booked online, of one e-mail address or phone number';

-- SHA-256 of the key of the form with which it was booked; goes with the contact.
ALTER TABLE "contact" ADD COLUMN "confirm_key" TEXT;
ALTER TABLE "contact" ALTER COLUMN "confirm_key" SET STATISTICS 0;
