-- AlterTable
ALTER TABLE "closure" ADD COLUMN     "change_id" UUID;

-- CreateTable
CREATE TABLE "holiday_opening" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER,
    "date" DATE NOT NULL,

    CONSTRAINT "holiday_opening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_change" (
    "id" UUID NOT NULL,
    "station_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "before" JSONB,

    CONSTRAINT "plan_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_case" (
    "id" UUID NOT NULL,
    "change_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "station_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "way" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "sequence" INTEGER NOT NULL,
    "hold_id" UUID,
    "hold_key" TEXT,
    "offered_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "plan_case_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "holiday_opening_station_idx" ON "holiday_opening"("station_id");

-- CreateIndex
CREATE INDEX "plan_change_station_idx" ON "plan_change"("station_id", "at");

-- CreateIndex
CREATE INDEX "plan_case_appointment_idx" ON "plan_case"("appointment_id");

-- CreateIndex
CREATE INDEX "plan_case_hold_idx" ON "plan_case"("hold_id");

-- CreateIndex
CREATE INDEX "plan_case_status_idx" ON "plan_case"("status", "offered_until");

-- CreateIndex
CREATE UNIQUE INDEX "plan_case_once_key" ON "plan_case"("change_id", "appointment_id");

-- CreateIndex
CREATE INDEX "closure_change_idx" ON "closure"("change_id");

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_change_fkey" FOREIGN KEY ("change_id") REFERENCES "plan_change"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holiday_opening" ADD CONSTRAINT "holiday_opening_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_case" ADD CONSTRAINT "plan_case_change_fkey" FOREIGN KEY ("change_id") REFERENCES "plan_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_case" ADD CONSTRAINT "plan_case_appointment_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_case" ADD CONSTRAINT "plan_case_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_case" ADD CONSTRAINT "plan_case_hold_fkey" FOREIGN KEY ("hold_id") REFERENCES "appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Hand-written: what Prisma's schema cannot say.
CREATE UNIQUE INDEX "holiday_opening_day_key" ON "holiday_opening" (COALESCE("station_id", 0), "date");

ALTER TABLE "plan_change"
    ADD CONSTRAINT "plan_change_kind_check" CHECK ("kind" IN ('roster', 'closure', 'closure-end', 'desk-sick', 'holiday'));

ALTER TABLE "plan_case"
    ADD CONSTRAINT "plan_case_way_check" CHECK ("way" IN ('desk', 'keep', 'move', 'cancel')),
    ADD CONSTRAINT "plan_case_status_check" CHECK ("status" IN ('kept', 'offered', 'accepted', 'to-call', 'reached', 'reseated', 'cancelled', 'settled')),
    ADD CONSTRAINT "plan_case_reason_check" CHECK (("status" <> 'to-call' OR "reason" IS NOT NULL)
        AND ("reason" IS NULL OR "reason" IN ('no-answer', 'too-soon', 'no-email', 'mail-failed', 'nothing-free', 'offer-gone', 'declined', 'open-again'))),
    ADD CONSTRAINT "plan_case_offer_check" CHECK ("status" <> 'offered' OR "offered_until" IS NOT NULL);

-- An appointment is on one list only, so that nobody is told twice.
CREATE UNIQUE INDEX "plan_case_open_key" ON "plan_case" ("appointment_id") WHERE "status" IN ('kept', 'offered', 'to-call', 'reached');

-- A new time that is held for whoever has to give up theirs.
ALTER TABLE "message"
    DROP CONSTRAINT "message_kind_check",
    ADD CONSTRAINT "message_kind_check" CHECK ("kind" IN ('confirmed', 'changed', 'moved', 'cancelled', 'cancelled-by-office', 'reminder', 'unsettled', 'note', 'offer', 'invitation', 'reset'));

-- Another desk at the same time.
ALTER TABLE "appointment_event"
    DROP CONSTRAINT "appointment_event_kind_check",
    ADD CONSTRAINT "appointment_event_kind_check" CHECK ("kind" IN ('status', 'moved', 'services', 'contact', 'extended', 'pin', 'desk'));
