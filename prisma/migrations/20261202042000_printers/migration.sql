-- Receipt printers that the house itself talks to, beside those that a kiosk's browser knows.
-- CreateTable
CREATE TABLE "printer" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "device_id" UUID,
    "name" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL DEFAULT 9100,
    "columns" INTEGER NOT NULL DEFAULT 48,
    "state" TEXT,
    "asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "printer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "printer_device_key" ON "printer"("device_id");

-- CreateIndex
CREATE INDEX "printer_station_idx" ON "printer"("station_id");

-- AddForeignKey
ALTER TABLE "printer" ADD CONSTRAINT "printer_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "printer" ADD CONSTRAINT "printer_device_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "printer"
    ADD CONSTRAINT "printer_state_check" CHECK ("state" IN ('ready', 'paper-low', 'paper-out', 'cover-open', 'fault', 'offline', 'silent')),
    ADD CONSTRAINT "printer_columns_check" CHECK ("columns" BETWEEN 24 AND 64),
    ADD CONSTRAINT "printer_port_check" CHECK ("port" BETWEEN 1 AND 65535);
