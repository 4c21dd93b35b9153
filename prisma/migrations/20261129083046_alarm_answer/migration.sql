-- AlterTable
ALTER TABLE "alarm" ADD COLUMN     "answered_at" TIMESTAMPTZ(3),
ADD COLUMN     "answered_by" UUID;

-- AddForeignKey
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_answered_by_fkey" FOREIGN KEY ("answered_by") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
