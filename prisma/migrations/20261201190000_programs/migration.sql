-- Other programs may book, as agreed with the city (docs/decisions/0068): an app, a phone line, a chatbot.
ALTER TABLE "appointment" ADD COLUMN     "program_id" INTEGER;

-- CreateTable
CREATE TABLE "program" (
    "id" SERIAL NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "scopes" TEXT[],
    "everywhere" BOOLEAN NOT NULL,
    "hour_minutes" INTEGER NOT NULL,
    "day_share" INTEGER NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "secret_version" INTEGER NOT NULL DEFAULT 1,
    "secret_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "off_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "program_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program_station" (
    "program_id" INTEGER NOT NULL,
    "station_id" INTEGER NOT NULL,

    CONSTRAINT "program_station_pkey" PRIMARY KEY ("program_id","station_id")
);

-- CreateTable
CREATE TABLE "program_request" (
    "program_id" INTEGER NOT NULL,
    "key_hash" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "attempt" UUID NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,

    CONSTRAINT "program_request_pkey" PRIMARY KEY ("program_id","key_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "program_client_id_key" ON "program"("client_id");

-- CreateIndex
CREATE INDEX "program_request_begun_idx" ON "program_request"("begun_at");

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_program_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_station" ADD CONSTRAINT "program_station_program_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_station" ADD CONSTRAINT "program_station_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_request" ADD CONSTRAINT "program_request_program_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "program"
    ADD CONSTRAINT "program_hour_minutes_check" CHECK ("hour_minutes" BETWEEN 1 AND 100000),
    ADD CONSTRAINT "program_day_share_check" CHECK ("day_share" BETWEEN 1 AND 100);

-- Answers go within a day, and nothing of them is to stay in statistics.
ALTER TABLE "program_request"
    ALTER COLUMN "key_hash" SET STATISTICS 0,
    ALTER COLUMN "body_hash" SET STATISTICS 0,
    ALTER COLUMN "answer" SET STATISTICS 0;
