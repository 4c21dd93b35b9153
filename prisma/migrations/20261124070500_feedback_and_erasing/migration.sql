ALTER TABLE "city" ADD COLUMN "feedback_days" INTEGER NOT NULL DEFAULT 180;
ALTER TABLE "city" ADD CONSTRAINT "city_feedback_days_check" CHECK ("feedback_days" BETWEEN 30 AND 730);

CREATE TABLE "feedback" (
    "id" SERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "page" TEXT,
    "text" TEXT NOT NULL,
    "reply_email" TEXT,
    "station_id" INTEGER,
    "locale" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "feedback_type_check" CHECK ("type" IN ('barrier')),
    CONSTRAINT "feedback_status_check" CHECK ("status" IN ('new', 'done')),
    CONSTRAINT "feedback_page_check" CHECK ("page" NOT LIKE '%?%')
);
CREATE INDEX "feedback_status_idx" ON "feedback"("status", "created_at");
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- As in "contact": nothing of what people wrote in PostgreSQL's statistics, where erasing a row does not reach it.
ALTER TABLE "feedback"
    ALTER COLUMN "text" SET STATISTICS 0,
    ALTER COLUMN "reply_email" SET STATISTICS 0;

CREATE TABLE "erasure" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "rewritten_at" TIMESTAMPTZ(3),

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "erasure_what_check" CHECK ("what" IN ('contact', 'feedback', 'actor', 'hold'))
);

-- Deleting a hold looks for rows that refer to it.
CREATE INDEX "appointment_replaces_idx" ON "appointment"("replaces_id");
CREATE INDEX "appointment_contact_of_idx" ON "appointment"("contact_of_id");
