-- AlterTable
ALTER TABLE "message" ADD COLUMN     "user_id" UUID;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "device_id" UUID;

-- CreateTable
-- Like rate_limit: worth nothing after a crash, and no part of a backup.
CREATE UNLOGGED TABLE "sign_in_try" (
    "key" TEXT NOT NULL,
    "wrong" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "open_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_try_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "known_device" (
    "device_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_device_pkey" PRIMARY KEY ("device_id","user_id")
);

-- CreateIndex
CREATE INDEX "sign_in_try_at_idx" ON "sign_in_try"("at");

-- CreateIndex
CREATE INDEX "known_device_user_idx" ON "known_device"("user_id");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Warnings of an account, beside whatever kinds there are.
DO $$
DECLARE known text;
BEGIN
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known FROM pg_constraint
        WHERE conrelid = 'message'::regclass AND conname = 'message_kind_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK (%s OR "kind" IN (''attack'', ''password-known''))', known);
END $$;
ALTER TABLE "message"
    DROP CONSTRAINT "message_about_check",
    -- About an appointment, with a link for somebody of the staff, a warning to one, or an answer to feedback.
    ADD CONSTRAINT "message_about_check" CHECK (
        num_nonnulls("appointment_id", "link_id", "feedback_id", "user_id") = 1
        AND ("link_id" IS NOT NULL) = ("kind" IN ('invitation', 'reset'))
        AND ("user_id" IS NOT NULL) = ("kind" IN ('attack', 'password-known'))
        AND ("feedback_id" IS NOT NULL) = ("kind" = 'answer')
        AND ("ask_id" IS NULL OR "kind" = 'feedback'));
