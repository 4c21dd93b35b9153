-- CreateTable
CREATE TABLE "rollout_decision" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID,
    "kind" TEXT NOT NULL,
    "phase" TEXT,
    "starts_at" TIMESTAMPTZ(3),
    "worked" BOOLEAN,
    "reason" TEXT NOT NULL,

    CONSTRAINT "rollout_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollout_criterion" (
    "id" SERIAL NOT NULL,
    "figure" TEXT NOT NULL,
    "bound" TEXT NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "rollout_criterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_figure" (
    "visit_id" UUID NOT NULL,
    "station_id" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "hour" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "booked" BOOLEAN NOT NULL,
    "service_ids" INTEGER[],
    "outcome" TEXT NOT NULL,
    "wait_seconds" INTEGER NOT NULL,
    "way_seconds" INTEGER NOT NULL,
    "service_seconds" INTEGER NOT NULL,
    "planned_seconds" INTEGER NOT NULL,

    CONSTRAINT "visit_figure_pkey" PRIMARY KEY ("visit_id")
);

-- CreateTable
CREATE TABLE "booking_figure" (
    "id" BIGSERIAL NOT NULL,
    "date" DATE NOT NULL,
    "hour" INTEGER NOT NULL,
    "station_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "by" TEXT,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "service_ids" INTEGER[],
    "count" INTEGER NOT NULL,

    CONSTRAINT "booking_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "capacity_figure" (
    "station_id" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "channel" TEXT NOT NULL,
    "open_minutes" INTEGER NOT NULL,
    "booked_minutes" INTEGER NOT NULL,

    CONSTRAINT "capacity_figure_pkey" PRIMARY KEY ("station_id","date","channel")
);

-- CreateTable
CREATE TABLE "lead_time" (
    "station_id" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "service_id" INTEGER NOT NULL,
    "days" INTEGER,

    CONSTRAINT "lead_time_pkey" PRIMARY KEY ("station_id","date","service_id")
);

-- CreateTable
CREATE TABLE "day_count" (
    "date" DATE NOT NULL,
    "station_id" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "day_count_pkey" PRIMARY KEY ("date","station_id","what")
);

-- CreateTable
CREATE TABLE "figure_day" (
    "date" DATE NOT NULL,
    "built_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "figure_day_pkey" PRIMARY KEY ("date")
);

-- CreateIndex
CREATE INDEX "rollout_decision_station_idx" ON "rollout_decision"("station_id", "id");

-- CreateIndex
CREATE INDEX "visit_figure_date_idx" ON "visit_figure"("date");

-- CreateIndex
CREATE INDEX "booking_figure_date_idx" ON "booking_figure"("date");

-- CreateIndex
CREATE INDEX "appointment_event_at_idx" ON "appointment_event"("at");

-- AddForeignKey
ALTER TABLE "rollout_decision" ADD CONSTRAINT "rollout_decision_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollout_decision" ADD CONSTRAINT "rollout_decision_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Hand-written: what Prisma's schema cannot say.
ALTER TABLE "rollout_decision"
    ADD CONSTRAINT "rollout_decision_kind_check" CHECK ("kind" IN ('phase', 'withdrawn', 'trial', 'note')),
    ADD CONSTRAINT "rollout_decision_phase_check" CHECK (
        ("kind" = 'phase') = ("phase" IS NOT NULL) AND ("kind" = 'phase') = ("starts_at" IS NOT NULL)
        AND ("phase" IS NULL OR "phase" IN ('walk-in', 'pilot', 'live'))),
    ADD CONSTRAINT "rollout_decision_trial_check" CHECK (("kind" = 'trial') = ("worked" IS NOT NULL));

ALTER TABLE "rollout_criterion"
    ADD CONSTRAINT "rollout_criterion_bound_check" CHECK ("bound" IN ('at-most', 'at-least')),
    ADD CONSTRAINT "rollout_criterion_days_check" CHECK ("days" BETWEEN 1 AND 366);

ALTER TABLE "visit_figure"
    ADD CONSTRAINT "visit_figure_outcome_check" CHECK ("outcome" IN ('done', 'unsettled', 'left', 'no-show', 'open')),
    ADD CONSTRAINT "visit_figure_hour_check" CHECK ("hour" BETWEEN 0 AND 23);

ALTER TABLE "booking_figure"
    ADD CONSTRAINT "booking_figure_kind_check" CHECK ("kind" IN ('held', 'booked', 'cancelled', 'moved', 'due', 'no-show')),
    ADD CONSTRAINT "booking_figure_by_check" CHECK ("by" IN ('citizen', 'office')),
    ADD CONSTRAINT "booking_figure_hour_check" CHECK ("hour" BETWEEN 0 AND 23);

ALTER TABLE "capacity_figure"
    ADD CONSTRAINT "capacity_figure_channel_check" CHECK ("channel" IN ('online', 'staff', 'walk-in'));

ALTER TABLE "lead_time"
    ADD CONSTRAINT "lead_time_days_check" CHECK ("days" >= 0);
