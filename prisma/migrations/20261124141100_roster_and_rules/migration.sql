-- AlterTable
ALTER TABLE "desk" ADD COLUMN     "own_days" DATE[] DEFAULT ARRAY[]::DATE[];

-- AlterTable
ALTER TABLE "station" ADD COLUMN     "confirmed_by_id" UUID,
ADD COLUMN     "contact_rule" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "max_per_contact" INTEGER,
ADD COLUMN     "release_days_before" INTEGER NOT NULL DEFAULT 56,
ADD COLUMN     "release_minute" INTEGER NOT NULL DEFAULT 420,
ADD COLUMN     "walk_in_share" INTEGER NOT NULL DEFAULT 10;

-- CreateTable
CREATE TABLE "station_access" (
    "station_id" INTEGER NOT NULL,
    "fact" TEXT NOT NULL,
    "present" BOOLEAN NOT NULL,

    CONSTRAINT "station_access_pkey" PRIMARY KEY ("station_id","fact")
);

-- AddForeignKey
ALTER TABLE "station" ADD CONSTRAINT "station_confirmed_by_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "station_access" ADD CONSTRAINT "station_access_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Hand-written: what Prisma's schema cannot say.
ALTER TABLE "station"
    ADD CONSTRAINT "station_walk_in_share_check" CHECK ("walk_in_share" BETWEEN 0 AND 100),
    ADD CONSTRAINT "station_release_check" CHECK ("release_days_before" BETWEEN 0 AND 365 AND "release_minute" BETWEEN 0 AND 1439),
    ADD CONSTRAINT "station_contact_rule_check" CHECK ("contact_rule" IN ('none', 'email', 'phone', 'either')),
    ADD CONSTRAINT "station_max_per_contact_check" CHECK ("max_per_contact" > 0);

-- A station's rules have a history like its roster.
ALTER TABLE "plan_change"
    DROP CONSTRAINT "plan_change_kind_check",
    ADD CONSTRAINT "plan_change_kind_check" CHECK ("kind" IN ('roster', 'closure', 'closure-end', 'desk-sick', 'holiday', 'rules'));
