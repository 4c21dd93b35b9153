-- AlterTable
ALTER TABLE "visit" DROP COLUMN "missing",
DROP COLUMN "note",
DROP COLUMN "priority_reason",
ADD COLUMN     "handed_over_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "visit_event" DROP COLUMN "before";

-- CreateTable
CREATE TABLE "message_text" (
    "message_id" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "message_text_pkey" PRIMARY KEY ("message_id")
);

-- CreateTable
CREATE TABLE "visit_memo" (
    "visit_id" UUID NOT NULL,
    "note" TEXT,
    "missing" TEXT,
    "priority_reason" TEXT,
    "undo" JSONB,

    CONSTRAINT "visit_memo_pkey" PRIMARY KEY ("visit_id")
);

-- AddForeignKey
ALTER TABLE "message_text" ADD CONSTRAINT "message_text_message_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_memo" ADD CONSTRAINT "visit_memo_visit_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As in "contact": nothing of what staff wrote about a person in PostgreSQL's statistics.
ALTER TABLE "visit_memo"
    ALTER COLUMN "note" SET STATISTICS 0,
    ALTER COLUMN "missing" SET STATISTICS 0,
    ALTER COLUMN "priority_reason" SET STATISTICS 0,
    ALTER COLUMN "undo" SET STATISTICS 0;
ALTER TABLE "message_text"
    ALTER COLUMN "text" SET STATISTICS 0;

ALTER TABLE "erasure"
    DROP CONSTRAINT "erasure_what_check",
    ADD CONSTRAINT "erasure_what_check" CHECK ("what" IN ('contact', 'feedback', 'visit_memo', 'message_text', 'actor', 'hold'));

ALTER TABLE "message"
    DROP CONSTRAINT "message_kind_check",
    ADD CONSTRAINT "message_kind_check" CHECK ("kind" IN ('confirmed', 'changed', 'moved', 'cancelled', 'reminder', 'unsettled', 'note'));
