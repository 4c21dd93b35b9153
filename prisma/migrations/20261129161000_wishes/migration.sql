-- AlterTable
ALTER TABLE "city" ADD COLUMN     "fit_days" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "freed_max_minutes" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "freed_min_minutes" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "offer_max_minutes" INTEGER NOT NULL DEFAULT 180,
ADD COLUMN     "offer_min_minutes" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "quiet_from_minute" INTEGER NOT NULL DEFAULT 1260,
ADD COLUMN     "quiet_until_minute" INTEGER NOT NULL DEFAULT 420,
ADD COLUMN     "urgent_days" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN     "urgent_needs_proof" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "wish_offers_at_once" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "wishes_per_person" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "wish_id" UUID;

-- CreateTable
CREATE TABLE "wish" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "token_key" TEXT NOT NULL,
    "form_key" TEXT,
    "token_version" INTEGER NOT NULL DEFAULT 1,
    "pin_version" INTEGER NOT NULL DEFAULT 1,
    "pin_failures" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "station_ids" INTEGER[],
    "weekdays" INTEGER[],
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "earliest" DATE NOT NULL,
    "latest" DATE NOT NULL,
    "notice_minutes" INTEGER NOT NULL,
    "minor_case" TEXT,
    "locale" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "urgent_reason" TEXT,
    "urgent_by" DATE,
    "proof_seen_at" TIMESTAMPTZ(3),
    "brings_id" UUID,
    "draw_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_how" TEXT,

    CONSTRAINT "wish_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wish_contact" (
    "wish_id" UUID NOT NULL,
    "name" TEXT,
    "booked_by" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "phone_key" TEXT,
    "name_key" TEXT,

    CONSTRAINT "wish_contact_pkey" PRIMARY KEY ("wish_id")
);

-- CreateTable
CREATE TABLE "wish_service" (
    "wish_id" UUID NOT NULL,
    "service_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "wish_service_pkey" PRIMARY KEY ("wish_id","service_id")
);

-- CreateTable
CREATE TABLE "wish_offer" (
    "id" UUID NOT NULL,
    "wish_id" UUID NOT NULL,
    "token_key" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hold_id" UUID,
    "appointment_id" UUID,
    "freed_time_id" UUID,
    "station_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "open_until" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "reason" JSONB,
    "by_hand" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "wish_offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freed_time" (
    "id" UUID NOT NULL,
    "hold_id" UUID,
    "station_id" INTEGER NOT NULL,
    "desk_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "freed_at" TIMESTAMPTZ(3) NOT NULL,
    "returns_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,

    CONSTRAINT "freed_time_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "wish_reference_key" ON "wish"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "wish_token_key" ON "wish"("token_key");

-- CreateIndex
CREATE UNIQUE INDEX "wish_form_key" ON "wish"("form_key");

-- CreateIndex
CREATE INDEX "wish_latest_idx" ON "wish"("latest");

-- CreateIndex
CREATE INDEX "wish_draw_idx" ON "wish"("draw_id");

-- CreateIndex
CREATE INDEX "wish_brings_idx" ON "wish"("brings_id");

-- CreateIndex
CREATE INDEX "wish_contact_name_key_idx" ON "wish_contact" USING HASH ("name_key");

-- CreateIndex
CREATE INDEX "wish_contact_phone_key_idx" ON "wish_contact" USING HASH ("phone_key");

-- CreateIndex
CREATE UNIQUE INDEX "wish_offer_token_key" ON "wish_offer"("token_key");

-- CreateIndex
CREATE UNIQUE INDEX "wish_offer_hold_key" ON "wish_offer"("hold_id");

-- CreateIndex
CREATE INDEX "wish_offer_open_idx" ON "wish_offer"("open_until");

-- CreateIndex
CREATE INDEX "wish_offer_appointment_idx" ON "wish_offer"("appointment_id");

-- CreateIndex
CREATE INDEX "wish_offer_freed_idx" ON "wish_offer"("freed_time_id");

-- CreateIndex
CREATE UNIQUE INDEX "wish_offer_sequence_key" ON "wish_offer"("wish_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "freed_time_hold_key" ON "freed_time"("hold_id");

-- CreateIndex
CREATE INDEX "freed_time_station_idx" ON "freed_time"("station_id", "starts_at");

-- CreateIndex
CREATE INDEX "freed_time_desk_idx" ON "freed_time"("desk_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_wish_key" ON "message"("wish_id", "kind", "sequence");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_wish_fkey" FOREIGN KEY ("wish_id") REFERENCES "wish"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish" ADD CONSTRAINT "wish_brings_fkey" FOREIGN KEY ("brings_id") REFERENCES "appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish_contact" ADD CONSTRAINT "wish_contact_wish_fkey" FOREIGN KEY ("wish_id") REFERENCES "wish"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish_service" ADD CONSTRAINT "wish_service_wish_fkey" FOREIGN KEY ("wish_id") REFERENCES "wish"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish_service" ADD CONSTRAINT "wish_service_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish_offer" ADD CONSTRAINT "wish_offer_wish_fkey" FOREIGN KEY ("wish_id") REFERENCES "wish"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish_offer" ADD CONSTRAINT "wish_offer_hold_fkey" FOREIGN KEY ("hold_id") REFERENCES "appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish_offer" ADD CONSTRAINT "wish_offer_appointment_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish_offer" ADD CONSTRAINT "wish_offer_freed_fkey" FOREIGN KEY ("freed_time_id") REFERENCES "freed_time"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish_offer" ADD CONSTRAINT "wish_offer_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freed_time" ADD CONSTRAINT "freed_time_hold_fkey" FOREIGN KEY ("hold_id") REFERENCES "appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freed_time" ADD CONSTRAINT "freed_time_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freed_time" ADD CONSTRAINT "freed_time_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what Prisma cannot say.

ALTER TABLE "city"
    ADD CONSTRAINT "city_freed_check" CHECK ("freed_min_minutes" BETWEEN 0 AND "freed_max_minutes" AND "freed_max_minutes" <= 1440),
    ADD CONSTRAINT "city_wishes_check" CHECK ("wish_offers_at_once" BETWEEN 1 AND 3 AND "wishes_per_person" BETWEEN 1 AND 10),
    ADD CONSTRAINT "city_offers_check" CHECK ("offer_min_minutes" BETWEEN 10 AND "offer_max_minutes" AND "offer_max_minutes" <= 2880),
    ADD CONSTRAINT "city_quiet_check" CHECK ("quiet_from_minute" BETWEEN 0 AND 1440 AND "quiet_until_minute" BETWEEN 0 AND 1440),
    ADD CONSTRAINT "city_weights_check" CHECK ("urgent_days" BETWEEN 0 AND 60 AND "fit_days" BETWEEN 0 AND 14);

COMMENT ON COLUMN "city"."freed_min_minutes" IS 'A time that somebody gave back is kept for the wish list, and public after so many minutes by chance: at least …';
COMMENT ON COLUMN "city"."freed_max_minutes" IS '… and at most; 0: public at once';
COMMENT ON COLUMN "city"."wish_offers_at_once" IS 'Open offers of one person';
COMMENT ON COLUMN "city"."wishes_per_person" IS 'Open wishes of one name and of one e-mail address or phone number';
COMMENT ON COLUMN "city"."offer_min_minutes" IS 'An offer is open for a quarter of the notice that somebody needs, but for at least …';
COMMENT ON COLUMN "city"."offer_max_minutes" IS '… and at most so many minutes';
COMMENT ON COLUMN "city"."quiet_from_minute" IS 'From this minute of the day …';
COMMENT ON COLUMN "city"."quiet_until_minute" IS '… until this one nobody is offered anything';
COMMENT ON COLUMN "city"."urgent_days" IS 'An urgent reason is worth so many days of waiting';
COMMENT ON COLUMN "city"."fit_days" IS 'Filling the whole of a time is worth so many days of waiting';
COMMENT ON COLUMN "city"."urgent_needs_proof" IS 'An urgent reason counts only once staff have seen the proof';

ALTER TABLE "wish"
    ADD CONSTRAINT "wish_channel_check" CHECK ("channel" IN ('online', 'staff')),
    ADD CONSTRAINT "wish_minutes_check" CHECK ("from_minute" >= 0 AND "from_minute" < "until_minute" AND "until_minute" <= 1440),
    ADD CONSTRAINT "wish_dates_check" CHECK ("earliest" <= "latest"),
    ADD CONSTRAINT "wish_notice_check" CHECK ("notice_minutes" BETWEEN 0 AND 20160),
    ADD CONSTRAINT "wish_urgent_reason_check" CHECK ("urgent_reason" IN ('moved', 'travel')),
    ADD CONSTRAINT "wish_urgent_check" CHECK (("urgent_reason" IS NULL) = ("urgent_by" IS NULL)),
    ADD CONSTRAINT "wish_ended_how_check" CHECK ("ended_how" IN ('taken', 'withdrawn', 'too-late', 'offers-used', 'settled')),
    ADD CONSTRAINT "wish_ended_check" CHECK (("ended_at" IS NULL) = ("ended_how" IS NULL));
-- Those that wait are few beside those that have been.
CREATE INDEX "wish_open_idx" ON "wish" ("created_at", "id") WHERE "ended_at" IS NULL;
-- An appointment is brought forward by one wish at a time.
CREATE UNIQUE INDEX "wish_brings_once_key" ON "wish" ("brings_id") WHERE "ended_at" IS NULL;

ALTER TABLE "wish_service"
    ADD CONSTRAINT "wish_service_quantity_check" CHECK ("quantity" >= 1);

ALTER TABLE "wish_offer"
    ADD CONSTRAINT "wish_offer_answer_check" CHECK ("answer" IN ('accepted', 'declined', 'silent', 'withdrawn')),
    ADD CONSTRAINT "wish_offer_answered_check" CHECK (("answer" IS NULL) = ("answered_at" IS NULL)),
    ADD CONSTRAINT "wish_offer_range_check" CHECK ("ends_at" > "starts_at" AND "open_until" > "offered_at");
-- One open offer of a wish at a time.
CREATE UNIQUE INDEX "wish_offer_once_key" ON "wish_offer" ("wish_id") WHERE "answer" IS NULL;

ALTER TABLE "freed_time"
    ADD CONSTRAINT "freed_time_outcome_check" CHECK ("outcome" IN ('taken', 'returned')),
    ADD CONSTRAINT "freed_time_range_check" CHECK ("ends_at" > "starts_at");
CREATE INDEX "freed_time_open_idx" ON "freed_time" ("returns_at") WHERE "outcome" IS NULL;

-- Other migrations of the same day may add kinds of their own: keep what is there.
DO $$
DECLARE known text;
BEGIN
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known FROM pg_constraint
        WHERE conrelid = 'message'::regclass AND conname = 'message_kind_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK (%s OR "kind" IN (''wish-noted'', ''wish-offer'', ''wish-ended''))', known);
END $$;

ALTER TABLE "message"
    DROP CONSTRAINT "message_about_check",
    -- About an appointment, with a link for somebody of the staff, a warning to one, about feedback or about a wish.
    ADD CONSTRAINT "message_about_check" CHECK (
        num_nonnulls("appointment_id", "link_id", "feedback_id", "user_id", "wish_id") = 1
        AND ("link_id" IS NOT NULL) = ("kind" IN ('invitation', 'reset'))
        AND ("user_id" IS NOT NULL) = ("kind" IN ('attack', 'password-known'))
        AND ("feedback_id" IS NOT NULL) = ("kind" IN ('answer', 'improved'))
        AND ("wish_id" IS NOT NULL) = ("kind" LIKE 'wish-%')
        AND ("ask_id" IS NULL OR "kind" = 'feedback'));

ALTER TABLE "erasure"
    DROP CONSTRAINT "erasure_what_check",
    ADD CONSTRAINT "erasure_what_check" CHECK ("what" IN ('contact', 'feedback', 'feedback_note', 'feedback_reply', 'visit_memo', 'message_text', 'wish_contact', 'actor', 'hold'));

-- What says who somebody is leaves no samples behind in the planner's statistics.
ALTER TABLE "wish_contact"
    ALTER COLUMN "name" SET STATISTICS 0,
    ALTER COLUMN "booked_by" SET STATISTICS 0,
    ALTER COLUMN "email" SET STATISTICS 0,
    ALTER COLUMN "phone" SET STATISTICS 0,
    ALTER COLUMN "phone_key" SET STATISTICS 0,
    ALTER COLUMN "name_key" SET STATISTICS 0;
CREATE INDEX "wish_contact_email_key_idx" ON "wish_contact" USING hash (lower("email"));
ALTER INDEX "wish_contact_email_key_idx" ALTER COLUMN 1 SET STATISTICS 0;
