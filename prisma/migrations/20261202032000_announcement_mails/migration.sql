-- A mail that tells of an announcement knows it: once that is over, or withdrawn, the mail stays here.
ALTER TABLE "message" ADD COLUMN "announcement_id" INTEGER;

-- CreateIndex
CREATE INDEX "message_announcement_idx" ON "message"("announcement_id");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_announcement_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Other migrations of the same day may add kinds of their own: keep what is there.
-- old processes: all that was allowed before is allowed still
DO $$
DECLARE known text;
BEGIN
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known FROM pg_constraint
        WHERE conrelid = 'message'::regclass AND conname = 'message_kind_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK (%s OR "kind" = ''announcement'')', known);
END $$;
-- old processes: they write neither such mails nor this column
ALTER TABLE "message"
    ADD CONSTRAINT "message_announcement_check" CHECK (("announcement_id" IS NOT NULL) = ("kind" = 'announcement'));
