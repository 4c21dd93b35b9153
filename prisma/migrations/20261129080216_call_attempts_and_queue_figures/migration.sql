-- CreateTable
CREATE TABLE "service_length" (
    "service_id" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "extra_minutes" INTEGER NOT NULL,

    CONSTRAINT "service_length_pkey" PRIMARY KEY ("service_id","until")
);

-- CreateTable
CREATE TABLE "call_attempt" (
    "id" BIGSERIAL NOT NULL,
    "case_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queue_figure" (
    "station_id" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "hour" INTEGER NOT NULL,
    "visits" INTEGER NOT NULL,
    "waiting_seconds" INTEGER NOT NULL,
    "open_seconds" INTEGER NOT NULL,
    "most" INTEGER NOT NULL,

    CONSTRAINT "queue_figure_pkey" PRIMARY KEY ("station_id","date","hour")
);

-- CreateIndex
CREATE INDEX "call_attempt_case_idx" ON "call_attempt"("case_id");

-- CreateIndex
CREATE INDEX "queue_figure_date_idx" ON "queue_figure"("date");

-- AddForeignKey
ALTER TABLE "service_length" ADD CONSTRAINT "service_length_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_attempt" ADD CONSTRAINT "call_attempt_case_fkey" FOREIGN KEY ("case_id") REFERENCES "plan_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;
