-- What a station tells those who wait, or come today; a device is told of it as of a call.
-- CreateTable
CREATE TABLE "announcement" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "send_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "minutes" INTEGER,
    "desk_id" INTEGER,
    "to_service_id" INTEGER,
    "to_desk_id" INTEGER,
    "to_coming" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "mailed" INTEGER NOT NULL DEFAULT 0,
    "held_back" INTEGER NOT NULL DEFAULT 0,
    "unreached" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "announcement_running_idx" ON "announcement"("station_id", "ends_at");

-- CreateIndex
CREATE INDEX "announcement_desk_idx" ON "announcement"("desk_id");

-- CreateIndex
CREATE INDEX "announcement_to_desk_idx" ON "announcement"("to_desk_id");

-- CreateIndex
CREATE INDEX "announcement_to_service_idx" ON "announcement"("to_service_id");

-- CreateIndex
CREATE UNIQUE INDEX "announcement_once_key" ON "announcement"("station_id", "send_key");

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_to_desk_fkey" FOREIGN KEY ("to_desk_id") REFERENCES "desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_to_service_fkey" FOREIGN KEY ("to_service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "announcement"
  ADD CONSTRAINT "announcement_kind_check" CHECK ("kind" IN ('delay', 'disruption', 'desk-closed')),
  ADD CONSTRAINT "announcement_about_check" CHECK (CASE WHEN "kind" = 'desk-closed' THEN "desk_id" IS NOT NULL AND "minutes" IS NULL ELSE "minutes" > 0 AND "desk_id" IS NULL END),
  ADD CONSTRAINT "announcement_ends_check" CHECK ("ends_at" > "created_at");

-- CreateTable
CREATE TABLE "announcement_push" (
    "id" UUID NOT NULL,
    "announcement_id" INTEGER NOT NULL,
    "visit_id" UUID NOT NULL,
    "device_id" UUID,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "announcement_push_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "announcement_push_status_idx" ON "announcement_push"("status", "created_at");

-- CreateIndex
CREATE INDEX "announcement_push_visit_idx" ON "announcement_push"("visit_id");

-- CreateIndex
CREATE INDEX "announcement_push_device_idx" ON "announcement_push"("device_id");

-- CreateIndex
CREATE UNIQUE INDEX "announcement_push_once_key" ON "announcement_push"("announcement_id", "device_id");

-- AddForeignKey
ALTER TABLE "announcement_push" ADD CONSTRAINT "announcement_push_announcement_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_push" ADD CONSTRAINT "announcement_push_visit_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_push" ADD CONSTRAINT "announcement_push_device_fkey" FOREIGN KEY ("device_id") REFERENCES "push_device"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "announcement_push"
  ADD CONSTRAINT "announcement_push_status_check" CHECK ("status" IN ('queued', 'sent', 'failed'));
