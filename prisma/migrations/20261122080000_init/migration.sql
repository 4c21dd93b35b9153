CREATE EXTENSION IF NOT EXISTS btree_gist;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "city" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "catalog_version" INTEGER NOT NULL DEFAULT 1,
    "max_services" INTEGER NOT NULL,
    "max_minutes" INTEGER NOT NULL,
    "staff_goes_online_days" INTEGER,
    "max_open_holds" INTEGER NOT NULL,

    CONSTRAINT "city_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "station" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "phase" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "building" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "ortsteile" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "lead_minutes" INTEGER NOT NULL,
    "horizon_days" INTEGER NOT NULL,
    "hold_minutes" INTEGER NOT NULL,
    "useful_gap_minutes" INTEGER NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "station_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "station_text" (
    "station_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "directions" TEXT NOT NULL,
    "accessibility" TEXT NOT NULL,

    CONSTRAINT "station_text_pkey" PRIMARY KEY ("station_id","locale")
);

-- CreateTable
CREATE TABLE "building_hours" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "weekday" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,

    CONSTRAINT "building_hours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category_text" (
    "category_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "category_text_pkey" PRIMARY KEY ("category_id","locale")
);

-- CreateTable
CREATE TABLE "combine_group" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "combines_within" BOOLEAN NOT NULL,
    "combines_with_all" BOOLEAN NOT NULL,

    CONSTRAINT "combine_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "category_id" INTEGER NOT NULL,
    "combine_group_id" INTEGER,
    "position" INTEGER NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "extra_minutes" INTEGER NOT NULL,
    "max_quantity" INTEGER NOT NULL,
    "leika_key" TEXT,
    "personal_presence" BOOLEAN NOT NULL,
    "walk_in_suitable" BOOLEAN NOT NULL,
    "bookable" BOOLEAN NOT NULL,
    "popular" BOOLEAN NOT NULL,
    "collects_document" BOOLEAN NOT NULL,

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_text" (
    "service_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "quantity_label" TEXT NOT NULL,
    "documents" TEXT[],
    "hint" TEXT,
    "online_alternative" TEXT,
    "online_url" TEXT,
    "referral" TEXT,
    "referral_address" TEXT,
    "referral_url" TEXT,

    CONSTRAINT "service_text_pkey" PRIMARY KEY ("service_id","locale")
);

-- CreateTable
CREATE TABLE "service_fee" (
    "service_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "lines" TEXT[],

    CONSTRAINT "service_fee_pkey" PRIMARY KEY ("service_id","locale","valid_from")
);

-- CreateTable
CREATE TABLE "desk" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "serves_all" BOOLEAN NOT NULL,

    CONSTRAINT "desk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk_service" (
    "desk_id" INTEGER NOT NULL,
    "service_id" INTEGER NOT NULL,

    CONSTRAINT "desk_service_pkey" PRIMARY KEY ("desk_id","service_id")
);

-- CreateTable
CREATE TABLE "opening" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "weekday" INTEGER,
    "every_weeks" INTEGER NOT NULL DEFAULT 1,
    "week_of_month" INTEGER,
    "date" DATE,
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "channel" TEXT NOT NULL,
    "release_days_before" INTEGER NOT NULL,
    "release_minute" INTEGER NOT NULL,

    CONSTRAINT "opening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_desk" (
    "opening_id" INTEGER NOT NULL,
    "desk_id" INTEGER NOT NULL,

    CONSTRAINT "opening_desk_pkey" PRIMARY KEY ("opening_id","desk_id")
);

-- CreateTable
CREATE TABLE "closure" (
    "id" SERIAL NOT NULL,
    "scope" TEXT NOT NULL,
    "station_id" INTEGER,
    "desk_id" INTEGER,
    "start_date" DATE NOT NULL,
    "end_date" DATE NOT NULL,
    "from_minute" INTEGER,
    "until_minute" INTEGER,

    CONSTRAINT "closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closure_service" (
    "closure_id" INTEGER NOT NULL,
    "service_id" INTEGER NOT NULL,

    CONSTRAINT "closure_service_pkey" PRIMARY KEY ("closure_id","service_id")
);

-- CreateTable
CREATE TABLE "closure_text" (
    "closure_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "closure_text_pkey" PRIMARY KEY ("closure_id","locale")
);

-- CreateTable
CREATE TABLE "station_day" (
    "station_id" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "last_ticket" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "station_day_pkey" PRIMARY KEY ("station_id","date")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL,
    "reference" TEXT,
    "hold_key" TEXT,
    "replaces_id" UUID,
    "station_id" INTEGER NOT NULL,
    "desk_id" INTEGER NOT NULL,
    "lane" INTEGER NOT NULL DEFAULT 0,
    "date" DATE NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "hold_expires_at" TIMESTAMPTZ(3),
    "hold_extensions" INTEGER NOT NULL DEFAULT 0,
    "client_key" TEXT,
    "locale" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "ticket" TEXT,
    "token_version" INTEGER NOT NULL DEFAULT 1,
    "pin_version" INTEGER NOT NULL DEFAULT 1,
    "calendar_uid" UUID NOT NULL,
    "calendar_sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment_service" (
    "appointment_id" UUID NOT NULL,
    "service_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "appointment_service_pkey" PRIMARY KEY ("appointment_id","service_id")
);

-- CreateTable
CREATE TABLE "appointment_event" (
    "id" BIGSERIAL NOT NULL,
    "appointment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "desk_id" INTEGER,
    "actor" TEXT,

    CONSTRAINT "appointment_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "recipient" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "station_slug_key" ON "station"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "building_hours_station_weekday_from_key" ON "building_hours"("station_id", "weekday", "from_minute");

-- CreateIndex
CREATE UNIQUE INDEX "category_slug_key" ON "category"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "combine_group_slug_key" ON "combine_group"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "service_slug_key" ON "service"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "desk_station_name_key" ON "desk"("station_id", "name");

-- CreateIndex
CREATE INDEX "opening_station_idx" ON "opening"("station_id");

-- CreateIndex
CREATE INDEX "closure_dates_idx" ON "closure"("start_date", "end_date");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_reference_key" ON "appointment"("reference");

-- CreateIndex
CREATE INDEX "appointment_station_date_idx" ON "appointment"("station_id", "date");

-- CreateIndex
CREATE INDEX "appointment_hold_key_idx" ON "appointment"("hold_key");

-- CreateIndex
CREATE INDEX "appointment_event_appointment_idx" ON "appointment_event"("appointment_id", "at");

-- CreateIndex
CREATE INDEX "message_status_idx" ON "message"("status", "created_at");

-- CreateIndex
CREATE INDEX "message_recipient_idx" ON "message"("recipient", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "message_once_key" ON "message"("appointment_id", "kind", "sequence", "recipient");

-- AddForeignKey
ALTER TABLE "station_text" ADD CONSTRAINT "station_text_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "building_hours" ADD CONSTRAINT "building_hours_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category_text" ADD CONSTRAINT "category_text_category_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_category_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_combine_group_fkey" FOREIGN KEY ("combine_group_id") REFERENCES "combine_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_text" ADD CONSTRAINT "service_text_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_fee" ADD CONSTRAINT "service_fee_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk" ADD CONSTRAINT "desk_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk_service" ADD CONSTRAINT "desk_service_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk_service" ADD CONSTRAINT "desk_service_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening" ADD CONSTRAINT "opening_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_desk" ADD CONSTRAINT "opening_desk_opening_fkey" FOREIGN KEY ("opening_id") REFERENCES "opening"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_desk" ADD CONSTRAINT "opening_desk_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure_service" ADD CONSTRAINT "closure_service_closure_fkey" FOREIGN KEY ("closure_id") REFERENCES "closure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure_service" ADD CONSTRAINT "closure_service_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure_text" ADD CONSTRAINT "closure_text_closure_fkey" FOREIGN KEY ("closure_id") REFERENCES "closure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "station_day" ADD CONSTRAINT "station_day_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_replaces_fkey" FOREIGN KEY ("replaces_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment_service" ADD CONSTRAINT "appointment_service_appointment_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment_service" ADD CONSTRAINT "appointment_service_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment_event" ADD CONSTRAINT "appointment_event_appointment_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_appointment_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say. Listed in tests/integration/drift.test.ts.

ALTER TABLE "city"
    ADD CONSTRAINT "city_one_row_check" CHECK ("id" = 1),
    ADD CONSTRAINT "city_limits_check" CHECK ("max_services" >= 1 AND "max_minutes" >= 5 AND "max_open_holds" >= 1);

ALTER TABLE "station"
    ADD CONSTRAINT "station_phase_check" CHECK ("phase" IN ('walk-in', 'pilot', 'live')),
    ADD CONSTRAINT "station_rules_check" CHECK ("lead_minutes" >= 0 AND "horizon_days" >= 1 AND "hold_minutes" >= 1 AND "useful_gap_minutes" >= 0);

ALTER TABLE "building_hours"
    ADD CONSTRAINT "building_hours_check" CHECK ("weekday" BETWEEN 1 AND 7 AND "from_minute" >= 0 AND "from_minute" < "until_minute" AND "until_minute" <= 1440);

ALTER TABLE "service"
    ADD CONSTRAINT "service_minutes_check" CHECK ("duration_minutes" > 0 AND "duration_minutes" % 5 = 0 AND "extra_minutes" >= 0 AND "extra_minutes" % 5 = 0),
    ADD CONSTRAINT "service_quantity_check" CHECK ("max_quantity" >= 1);

ALTER TABLE "opening"
    ADD CONSTRAINT "opening_kind_check" CHECK (CASE "kind"
        WHEN 'weekly' THEN "weekday" IS NOT NULL AND "weekday" BETWEEN 1 AND 7 AND "every_weeks" >= 1
        WHEN 'monthly' THEN "weekday" IS NOT NULL AND "weekday" BETWEEN 1 AND 7 AND "week_of_month" IS NOT NULL AND "week_of_month" IN (1, 2, 3, 4, -1)
        WHEN 'single' THEN "date" IS NOT NULL
        ELSE false END),
    ADD CONSTRAINT "opening_channel_check" CHECK ("channel" IN ('online', 'staff', 'walk-in')),
    ADD CONSTRAINT "opening_minutes_check" CHECK ("from_minute" >= 0 AND "from_minute" < "until_minute" AND "until_minute" <= 1440),
    ADD CONSTRAINT "opening_validity_check" CHECK ("valid_until" IS NULL OR "valid_until" >= "valid_from"),
    ADD CONSTRAINT "opening_release_check" CHECK ("release_days_before" >= 0 AND "release_minute" BETWEEN 0 AND 1439);

ALTER TABLE "closure"
    ADD CONSTRAINT "closure_scope_check" CHECK (CASE "scope"
        WHEN 'city' THEN "station_id" IS NULL AND "desk_id" IS NULL
        WHEN 'station' THEN "station_id" IS NOT NULL AND "desk_id" IS NULL
        WHEN 'desk' THEN "station_id" IS NOT NULL AND "desk_id" IS NOT NULL
        WHEN 'services' THEN "desk_id" IS NULL
        ELSE false END),
    ADD CONSTRAINT "closure_dates_check" CHECK ("end_date" >= "start_date"),
    ADD CONSTRAINT "closure_minutes_check" CHECK (("from_minute" IS NULL) = ("until_minute" IS NULL)
        AND ("from_minute" IS NULL OR ("from_minute" >= 0 AND "from_minute" < "until_minute" AND "until_minute" <= 1440)));

ALTER TABLE "appointment"
    ADD CONSTRAINT "appointment_range_check" CHECK ("ends_at" > "starts_at"), -- an empty range overlaps nothing
    ADD CONSTRAINT "appointment_date_check" CHECK ("date" = ("starts_at" AT TIME ZONE 'Europe/Berlin')::date),
    ADD CONSTRAINT "appointment_lane_check" CHECK ("lane" >= 0),
    ADD CONSTRAINT "appointment_channel_check" CHECK ("channel" IN ('online', 'staff')),
    ADD CONSTRAINT "appointment_status_check" CHECK ("status" IN ('held', 'booked', 'arrived', 'called', 'serving', 'done', 'unsettled', 'cancelled', 'no-show', 'expired')),
    ADD CONSTRAINT "appointment_hold_check" CHECK ("status" <> 'held' OR ("hold_expires_at" IS NOT NULL AND "reference" IS NULL AND "name" IS NULL)),
    ADD CONSTRAINT "appointment_booked_check" CHECK ("status" IN ('held', 'expired') OR ("reference" IS NOT NULL AND "ticket" IS NOT NULL)),
    -- No double booking, whatever the application does. now() is not allowed here: expired holds become
    -- 'expired' under the day's lock before a new time is placed. A hold for a move (replaces_id) may
    -- overlap the appointment it moves; two appointments may swap desks in one statement.
    ADD CONSTRAINT "appointment_no_overlap" EXCLUDE USING gist (
        "desk_id" WITH =,
        "lane" WITH =,
        COALESCE("replaces_id", "id") WITH <>,
        tstzrange("starts_at", "ends_at") WITH &&
    ) WHERE ("status" IN ('held', 'booked', 'arrived', 'called', 'serving', 'done', 'unsettled')) DEFERRABLE INITIALLY IMMEDIATE;

-- One open hold for each link.
CREATE UNIQUE INDEX "appointment_open_hold_key" ON "appointment" ("hold_key") WHERE "status" = 'held';
-- Holds of one client, counted against the cap.
CREATE INDEX "appointment_open_hold_client_idx" ON "appointment" ("client_key") WHERE "status" = 'held';
-- A Wartenummer is called once a day in one house.
CREATE UNIQUE INDEX "appointment_ticket_key" ON "appointment" ("station_id", "date", "ticket") WHERE "ticket" IS NOT NULL AND "status" <> 'cancelled';

ALTER TABLE "appointment_service"
    ADD CONSTRAINT "appointment_service_quantity_check" CHECK ("quantity" >= 1);

ALTER TABLE "appointment_event"
    ADD CONSTRAINT "appointment_event_change_check" CHECK ("from_status" IS DISTINCT FROM "to_status");

ALTER TABLE "message"
    ADD CONSTRAINT "message_kind_check" CHECK ("kind" IN ('confirmed', 'cancelled')),
    ADD CONSTRAINT "message_status_check" CHECK ("status" IN ('queued', 'sent', 'failed', 'bounced'));
