-- AlterTable
ALTER TABLE "feedback" ADD COLUMN     "replied_at" TIMESTAMPTZ(3),
ADD COLUMN     "wants_news" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "improvement" ADD COLUMN     "station_id" INTEGER;

-- CreateTable
CREATE TABLE "feedback_reply" (
    "id" SERIAL NOT NULL,
    "feedback_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "form_key" UUID NOT NULL,

    CONSTRAINT "feedback_reply_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "feedback_reply_form_key" ON "feedback_reply"("form_key");

-- CreateIndex
CREATE INDEX "feedback_reply_feedback_idx" ON "feedback_reply"("feedback_id");

-- DropIndex
DROP INDEX "message_feedback_key";

-- CreateIndex
CREATE UNIQUE INDEX "message_feedback_key" ON "message"("feedback_id", "kind", "sequence");

-- AddForeignKey
ALTER TABLE "feedback_reply" ADD CONSTRAINT "feedback_reply_feedback_fkey" FOREIGN KEY ("feedback_id") REFERENCES "feedback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Written by hand: what Prisma cannot say.

-- Other migrations of the same day may add kinds of their own: keep what is there.
DO $$
DECLARE known text;
BEGIN
    SELECT pg_get_expr(conbin, conrelid) INTO known FROM pg_constraint
        WHERE conrelid = 'message'::regclass AND conname = 'message_kind_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK (%s OR "kind" = ''improved'')', known);
END $$;

ALTER TABLE "erasure"
    DROP CONSTRAINT "erasure_what_check",
    ADD CONSTRAINT "erasure_what_check" CHECK ("what" IN ('contact', 'feedback', 'feedback_note', 'feedback_reply', 'visit_memo', 'message_text', 'actor', 'hold'));

ALTER TABLE "message"
    DROP CONSTRAINT "message_about_check",
    -- About an appointment, with a link for somebody of the staff, a warning to one, or about feedback.
    ADD CONSTRAINT "message_about_check" CHECK (
        num_nonnulls("appointment_id", "link_id", "feedback_id", "user_id") = 1
        AND ("link_id" IS NOT NULL) = ("kind" IN ('invitation', 'reset'))
        AND ("user_id" IS NOT NULL) = ("kind" IN ('attack', 'password-known'))
        AND ("feedback_id" IS NOT NULL) = ("kind" IN ('answer', 'improved'))
        AND ("ask_id" IS NULL OR "kind" = 'feedback'));

-- What people wrote leaves no samples behind in the planner's statistics.
ALTER TABLE "feedback_reply" ALTER COLUMN "text" SET STATISTICS 0;
