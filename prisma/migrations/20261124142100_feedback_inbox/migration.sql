-- AlterTable
ALTER TABLE "city" ADD COLUMN     "feedback_due_days" INTEGER NOT NULL DEFAULT 14;

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "may_ask" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "ask_id" UUID,
ADD COLUMN     "feedback_id" INTEGER;

-- AlterTable
ALTER TABLE "feedback" ADD COLUMN     "assignee_id" UUID,
ADD COLUMN     "day" DATE,
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "form_key" UUID,
ADD COLUMN     "happened_at" TIMESTAMPTZ(3),
ADD COLUMN     "links" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "praise" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "rating_booking" INTEGER,
ADD COLUMN     "rating_service" INTEGER,
ADD COLUMN     "rating_waiting" INTEGER,
ADD COLUMN     "service_id" INTEGER,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'web',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "visit_kind" TEXT;

-- CreateTable
CREATE TABLE "feedback_ask" (
    "id" UUID NOT NULL,
    "station_id" INTEGER NOT NULL,
    "service_id" INTEGER,
    "day" DATE NOT NULL,
    "visit_kind" TEXT NOT NULL,
    "until" DATE NOT NULL,
    "used" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "feedback_ask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback_topic" (
    "feedback_id" INTEGER NOT NULL,
    "topic_id" INTEGER NOT NULL,

    CONSTRAINT "feedback_topic_pkey" PRIMARY KEY ("feedback_id","topic_id")
);

-- CreateTable
CREATE TABLE "feedback_note" (
    "id" SERIAL NOT NULL,
    "feedback_id" INTEGER NOT NULL,
    "user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "form_key" UUID NOT NULL,

    CONSTRAINT "feedback_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "improvement" (
    "id" SERIAL NOT NULL,
    "position" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "improvement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "improvement_text" (
    "improvement_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "done" TEXT NOT NULL,

    CONSTRAINT "improvement_text_pkey" PRIMARY KEY ("improvement_id","locale")
);

-- CreateTable
CREATE TABLE "improvement_feedback" (
    "improvement_id" INTEGER NOT NULL,
    "feedback_id" INTEGER NOT NULL,

    CONSTRAINT "improvement_feedback_pkey" PRIMARY KEY ("improvement_id","feedback_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "topic_name_key" ON "topic"("name");

-- CreateIndex
CREATE INDEX "feedback_topic_topic_idx" ON "feedback_topic"("topic_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_note_form_key" ON "feedback_note"("form_key");

-- CreateIndex
CREATE INDEX "feedback_note_feedback_idx" ON "feedback_note"("feedback_id");

-- CreateIndex
CREATE INDEX "improvement_feedback_feedback_idx" ON "improvement_feedback"("feedback_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_ask_key" ON "message"("ask_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_feedback_key" ON "message"("feedback_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_form_key" ON "feedback"("form_key");

-- CreateIndex
CREATE INDEX "feedback_station_idx" ON "feedback"("station_id", "created_at");

-- CreateIndex
CREATE INDEX "feedback_assignee_idx" ON "feedback"("assignee_id");

-- CreateIndex
CREATE INDEX "feedback_created_idx" ON "feedback"("created_at");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_feedback_fkey" FOREIGN KEY ("feedback_id") REFERENCES "feedback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_ask_fkey" FOREIGN KEY ("ask_id") REFERENCES "feedback_ask"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_assignee_fkey" FOREIGN KEY ("assignee_id") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_ask" ADD CONSTRAINT "feedback_ask_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_ask" ADD CONSTRAINT "feedback_ask_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_topic" ADD CONSTRAINT "feedback_topic_feedback_fkey" FOREIGN KEY ("feedback_id") REFERENCES "feedback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_topic" ADD CONSTRAINT "feedback_topic_topic_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_note" ADD CONSTRAINT "feedback_note_feedback_fkey" FOREIGN KEY ("feedback_id") REFERENCES "feedback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_note" ADD CONSTRAINT "feedback_note_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "improvement_text" ADD CONSTRAINT "improvement_text_improvement_fkey" FOREIGN KEY ("improvement_id") REFERENCES "improvement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "improvement_feedback" ADD CONSTRAINT "improvement_feedback_improvement_fkey" FOREIGN KEY ("improvement_id") REFERENCES "improvement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "improvement_feedback" ADD CONSTRAINT "improvement_feedback_feedback_fkey" FOREIGN KEY ("feedback_id") REFERENCES "feedback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.
ALTER TABLE "city" ADD CONSTRAINT "city_feedback_due_days_check" CHECK ("feedback_due_days" BETWEEN 1 AND 90);
-- Nobody can be asked without an address.
ALTER TABLE "contact" ADD CONSTRAINT "contact_may_ask_check" CHECK (NOT "may_ask" OR "email" IS NOT NULL);

ALTER TABLE "feedback"
    DROP CONSTRAINT "feedback_type_check",
    DROP CONSTRAINT "feedback_status_check",
    ADD CONSTRAINT "feedback_type_check" CHECK ("type" IN ('opinion', 'barrier', 'fault')),
    ADD CONSTRAINT "feedback_status_check" CHECK ("status" IN ('new', 'in-progress', 'answered', 'done')),
    ADD CONSTRAINT "feedback_source_check" CHECK ("source" IN ('web', 'poster', 'mail', 'kiosk')),
    ADD CONSTRAINT "feedback_visit_kind_check" CHECK ("visit_kind" IN ('appointment', 'walk-in')),
    ADD CONSTRAINT "feedback_rating_check" CHECK ("rating_booking" BETWEEN 1 AND 5 AND "rating_waiting" BETWEEN 1 AND 5 AND "rating_service" BETWEEN 1 AND 5),
    -- Erased is erased.
    ADD CONSTRAINT "feedback_erased_check" CHECK ("erased_at" IS NULL OR ("praise" = '' AND "text" = '' AND "page" IS NULL AND "reply_email" IS NULL));
ALTER TABLE "feedback_ask" ADD CONSTRAINT "feedback_ask_visit_kind_check" CHECK ("visit_kind" IN ('appointment', 'walk-in'));
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_status_check" CHECK ("status" IN ('draft', 'published') AND ("status" = 'draft' OR "published_at" IS NOT NULL));
ALTER TABLE "erasure"
    DROP CONSTRAINT "erasure_what_check",
    ADD CONSTRAINT "erasure_what_check" CHECK ("what" IN ('contact', 'feedback', 'feedback_note', 'visit_memo', 'message_text', 'actor', 'hold'));

-- The inbox's search: German stems, so that "Wartezeiten" finds "Wartezeit".
CREATE INDEX "feedback_search_idx" ON "feedback" USING GIN (to_tsvector('german', "praise" || ' ' || "text"));

-- Nothing of what people wrote in PostgreSQL's statistics, where erasing a row does not reach it; an index over an
-- expression has statistics, too.
ALTER TABLE "feedback" ALTER COLUMN "praise" SET STATISTICS 0;
ALTER INDEX "feedback_search_idx" ALTER COLUMN 1 SET STATISTICS 0;
ALTER TABLE "feedback_note" ALTER COLUMN "text" SET STATISTICS 0;

-- Two kinds more, whichever there were before.
DO $$
DECLARE known text;
BEGIN
    SELECT pg_get_expr(conbin, conrelid) INTO known FROM pg_constraint
        WHERE conrelid = 'message'::regclass AND conname = 'message_kind_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK (%s OR "kind" IN (''feedback'', ''answer''))', known);
END $$;
ALTER TABLE "message"
    DROP CONSTRAINT "message_about_check",
    -- About an appointment, with a link for somebody of the staff, or an answer to feedback.
    ADD CONSTRAINT "message_about_check" CHECK (
        num_nonnulls("appointment_id", "link_id", "feedback_id") = 1
        AND ("link_id" IS NOT NULL) = ("kind" IN ('invitation', 'reset'))
        AND ("feedback_id" IS NOT NULL) = ("kind" = 'answer')
        AND ("ask_id" IS NULL OR "kind" = 'feedback'));
