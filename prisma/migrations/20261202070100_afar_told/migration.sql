-- From when on somebody knows that they are to come: their first notice that left.
ALTER TABLE "afar_ticket" ADD COLUMN "told_at" TIMESTAMPTZ(3);

-- old processes: none of them writes this column
ALTER TABLE "afar_ticket"
    ADD CONSTRAINT "afar_ticket_told_check" CHECK ("told_at" IS NULL OR "come_at" IS NOT NULL);

-- One more kind of mails.
-- old processes: all that was allowed before is allowed still
DO $$
DECLARE known text;
BEGIN
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known FROM pg_constraint
        WHERE conrelid = 'message'::regclass AND conname = 'message_kind_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK (%s OR "kind" = ''afar-over'')', known);
END $$;
