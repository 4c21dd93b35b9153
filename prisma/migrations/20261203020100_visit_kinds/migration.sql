-- Appointments by phone and by video (docs/decisions/0077). What is there stays at the counter.
ALTER TABLE "station" ADD COLUMN     "video_by" TEXT,
ADD COLUMN     "video_address" TEXT;
ALTER TABLE "appointment" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'counter';
ALTER TABLE "contact" ADD COLUMN     "video_address" TEXT;

-- CreateTable
CREATE TABLE "remote_service" (
    "station_id" INTEGER NOT NULL,
    "service_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "remote_service_pkey" PRIMARY KEY ("station_id","service_id","kind")
);

-- AddForeignKey
ALTER TABLE "remote_service" ADD CONSTRAINT "remote_service_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remote_service" ADD CONSTRAINT "remote_service_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "remote_service"
    ADD CONSTRAINT "remote_service_kind_check" CHECK ("kind" IN ('phone', 'video'));

-- old processes: they write neither column, and rows without both are right
ALTER TABLE "station"
    ADD CONSTRAINT "station_video_check" CHECK (
        "video_by" IN ('template', 'clerk')
        AND ("video_by" = 'template') = ("video_address" IS NOT NULL)
        OR "video_by" IS NULL AND "video_address" IS NULL);
-- old processes: they do not write the column, and their rows are at the counter
ALTER TABLE "appointment"
    ADD CONSTRAINT "appointment_kind_check" CHECK ("kind" IN ('counter', 'phone', 'video'));

-- Public pages say by what one may come.
-- old processes: they write nothing into this table
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON "remote_service"
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_changed();

-- What leads to somebody's room must not stay in statistics.
ALTER TABLE "contact" ALTER COLUMN "video_address" SET STATISTICS 0;
