-- Waits that somebody measured before a station took appointments online: with a list at the door, from an old machine.
CREATE TABLE "wait_before" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "booked" BOOLEAN NOT NULL,
    "people" INTEGER NOT NULL,
    "mean_minutes" DOUBLE PRECISION,
    "median_minutes" DOUBLE PRECISION,
    "source" TEXT NOT NULL,

    CONSTRAINT "wait_before_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "wait_before_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    -- A day, or a week from Monday to Sunday.
    CONSTRAINT "wait_before_days_check" CHECK (
        "last_day" = "first_day" OR "last_day" = "first_day" + 6 AND extract(isodow FROM "first_day") = 1),
    CONSTRAINT "wait_before_people_check" CHECK ("people" BETWEEN 1 AND 100000),
    CONSTRAINT "wait_before_mean_minutes_check" CHECK ("mean_minutes" BETWEEN 0 AND 1440),
    CONSTRAINT "wait_before_median_minutes_check" CHECK ("median_minutes" BETWEEN 0 AND 1440),
    CONSTRAINT "wait_before_measured_check" CHECK ("mean_minutes" IS NOT NULL OR "median_minutes" IS NOT NULL),
    -- Nobody is counted twice.
    CONSTRAINT "wait_before_no_overlap" EXCLUDE USING gist (
        "station_id" WITH =,
        ("booked"::int) WITH =,
        daterange("first_day", "last_day", '[]') WITH &&)
);

-- Told in public (docs/decisions/0047).
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON "wait_before"
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_changed();

-- Within so many days everybody is to be served who wants an appointment: the city's own word.
ALTER TABLE "city"
    ADD COLUMN "promise_days" INTEGER NOT NULL DEFAULT 14,
    ADD CONSTRAINT "city_promise_days_check" CHECK ("promise_days" BETWEEN 1 AND 365);

-- How many days before their visit somebody booked; null: without an appointment.
ALTER TABLE "visit_figure" ADD COLUMN "booked_days" INTEGER;
UPDATE "visit_figure" f SET "booked_days" = f."date" - (a."created_at" AT TIME ZONE 'Europe/Berlin')::date
    FROM "visit" v JOIN "appointment" a ON a."id" = v."appointment_id" WHERE v."id" = f."visit_id";
