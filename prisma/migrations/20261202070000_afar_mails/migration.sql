-- Which mails are about a number from afar had got lost where two later migrations wrote the whole rule anew: keep what is
-- there, and add it where it is missing.
-- old processes: all that was allowed before is allowed still
DO $$
DECLARE known text;
BEGIN
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known
        FROM pg_constraint WHERE conrelid = 'message'::regclass AND conname = 'message_about_check';
    IF position('afar_id' IN known) = 0 THEN
        known := regexp_replace(known, 'num_nonnulls\(([^)]*)\)', 'num_nonnulls(\1, afar_id)');
        ALTER TABLE "message" DROP CONSTRAINT "message_about_check";
        EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_about_check" CHECK (%s AND ("afar_id" IS NOT NULL) = ("kind" LIKE ''afar-%%''))', known);
    END IF;
END $$;
