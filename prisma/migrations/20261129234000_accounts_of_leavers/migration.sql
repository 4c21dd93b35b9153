-- Accounts of people who left: after some days name, address and second factor are replaced (docs/decisions/0049).
ALTER TABLE "city"
    ADD COLUMN "leaver_days" INTEGER NOT NULL DEFAULT 90,
    ADD CONSTRAINT "city_leaver_days_check" CHECK ("leaver_days" BETWEEN 0 AND 3650);
COMMENT ON COLUMN "city"."leaver_days" IS 'Who an account belonged to is forgotten so many days after it was closed';

ALTER TABLE "staff_user"
    ADD COLUMN "left_at" TIMESTAMPTZ(3),
    ADD COLUMN "erased_at" TIMESTAMPTZ(3);
COMMENT ON COLUMN "staff_user"."left_at" IS 'Since when it is closed; null: it is open';
COMMENT ON COLUMN "staff_user"."erased_at" IS 'When name and address were replaced; the row stays for the history';

-- Since when the accounts are closed that are closed by now, nobody knows: they count from today on.
UPDATE "staff_user" SET "left_at" = now() WHERE NOT "active";

-- PostgreSQL keeps copies of values in its statistics, where erasing does not reach.
ALTER TABLE "staff_user"
    ALTER COLUMN "name" SET STATISTICS 0,
    ALTER COLUMN "email" SET STATISTICS 0;

-- old processes: all that was allowed before is allowed still
ALTER TABLE "erasure"
    DROP CONSTRAINT "erasure_what_check",
    ADD CONSTRAINT "erasure_what_check" CHECK ("what" IN ('contact', 'feedback', 'feedback_note', 'feedback_reply', 'visit_memo', 'message_text', 'wish_contact', 'staff_user', 'actor', 'hold'));
