-- AlterTable
ALTER TABLE "city" ADD COLUMN     "totp_roles" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "link_id" UUID,
ALTER COLUMN "appointment_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "staff_user" DROP COLUMN "failures",
DROP COLUMN "locked_until";

-- CreateIndex
CREATE UNIQUE INDEX "message_link_key" ON "message"("link_id");

-- CreateIndex
CREATE INDEX "audit_entry_station_idx" ON "audit_entry"("station_id", "at");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_link_fkey" FOREIGN KEY ("link_id") REFERENCES "one_time_link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "message"
    DROP CONSTRAINT "message_kind_check",
    ADD CONSTRAINT "message_kind_check" CHECK ("kind" IN ('confirmed', 'changed', 'moved', 'cancelled', 'cancelled-by-office', 'reminder', 'unsettled', 'note', 'invitation', 'reset')),
    -- About an appointment, or with a link for somebody of the staff.
    ADD CONSTRAINT "message_about_check" CHECK (("appointment_id" IS NULL) = ("kind" IN ('invitation', 'reset')) AND ("appointment_id" IS NULL) <> ("link_id" IS NULL));

ALTER TABLE "city"
    ADD CONSTRAINT "city_totp_roles_check" CHECK ("totp_roles" <@ ARRAY['agent', 'clerk', 'lead', 'coordinator', 'admin']);
