-- AlterTable
ALTER TABLE "city" ADD COLUMN     "emergency_user_id" UUID,
ADD COLUMN     "passwords_off_at" TIMESTAMPTZ(3),
ADD COLUMN     "unused_days" INTEGER;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "id_token" TEXT,
ADD COLUMN     "identity_id" UUID,
ADD COLUMN     "issuer_session" TEXT;

-- AlterTable
-- Accounts that are there count as used now: nobody knows when they were.
ALTER TABLE "staff_user" ADD COLUMN     "signed_in_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "issuer" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "trusts_email" BOOLEAN NOT NULL DEFAULT false,
    "factor_rule" TEXT NOT NULL DEFAULT 'for-roles',
    "factor_values" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "max_hours" INTEGER NOT NULL DEFAULT 4,
    "checked_at" TIMESTAMPTZ(3),
    "checked_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issuer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_rules" (
    "issuer_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "sign_in_rules_pkey" PRIMARY KEY ("issuer_id","version")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL,
    "issuer_id" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_ask" (
    "issuer_id" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_ask_pkey" PRIMARY KEY ("issuer_id","subject")
);

-- CreateTable
CREATE TABLE "issuer_logout" (
    "issuer_id" INTEGER NOT NULL,
    "token_id" TEXT NOT NULL,
    "issuer_session" TEXT,
    "subject" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issuer_logout_pkey" PRIMARY KEY ("issuer_id","token_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "issuer_slug_key" ON "issuer"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "issuer_url_key" ON "issuer"("url");

-- CreateIndex
CREATE UNIQUE INDEX "identity_subject_key" ON "identity"("issuer_id", "subject");

-- CreateIndex
CREATE INDEX "identity_user_idx" ON "identity"("user_id");

-- CreateIndex
CREATE INDEX "identity_ask_user_idx" ON "identity_ask"("user_id");

-- CreateIndex
CREATE INDEX "session_identity_idx" ON "session"("identity_id");

-- AddForeignKey
ALTER TABLE "city" ADD CONSTRAINT "city_emergency_user_fkey" FOREIGN KEY ("emergency_user_id") REFERENCES "staff_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_identity_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issuer" ADD CONSTRAINT "issuer_checked_by_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_rules" ADD CONSTRAINT "sign_in_rules_issuer_fkey" FOREIGN KEY ("issuer_id") REFERENCES "issuer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_rules" ADD CONSTRAINT "sign_in_rules_created_by_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_issuer_fkey" FOREIGN KEY ("issuer_id") REFERENCES "issuer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_ask" ADD CONSTRAINT "identity_ask_issuer_fkey" FOREIGN KEY ("issuer_id") REFERENCES "issuer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_ask" ADD CONSTRAINT "identity_ask_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issuer_logout" ADD CONSTRAINT "issuer_logout_issuer_fkey" FOREIGN KEY ("issuer_id") REFERENCES "issuer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "issuer"
    ADD CONSTRAINT "issuer_slug_check" CHECK ("slug" ~ '^[a-z][a-z0-9-]{0,29}$'),
    ADD CONSTRAINT "issuer_factor_rule_check" CHECK ("factor_rule" IN ('never', 'for-roles', 'always')),
    ADD CONSTRAINT "issuer_max_hours_check" CHECK ("max_hours" BETWEEN 1 AND 12);
ALTER TABLE "city"
    ADD CONSTRAINT "city_unused_days_check" CHECK ("unused_days" BETWEEN 30 AND 730),
    -- Somebody always gets in.
    ADD CONSTRAINT "city_passwords_off_check" CHECK ("passwords_off_at" IS NULL OR "emergency_user_id" IS NOT NULL);
ALTER TABLE "identity" ADD CONSTRAINT "identity_subject_check" CHECK (length("subject") BETWEEN 1 AND 255);
ALTER TABLE "session"
    -- Whoever came by an issuer goes back to it.
    ADD CONSTRAINT "session_issuer_check" CHECK (("identity_id" IS NULL) = ("ends_at" IS NULL)
        AND ("identity_id" IS NOT NULL OR num_nonnulls("issuer_session", "id_token") = 0));

-- One more warning, beside whatever kinds there are.
-- old processes: all that was allowed before is allowed still
DO $$
DECLARE known text;
BEGIN
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known FROM pg_constraint
        WHERE conrelid = 'message'::regclass AND conname = 'message_kind_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK (%s OR "kind" = ''emergency'')', known);
    SELECT replace(pg_get_constraintdef(oid), '''password-known''::text', '''password-known''::text, ''emergency''::text') INTO known
        FROM pg_constraint WHERE conrelid = 'message'::regclass AND conname = 'message_about_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_about_check";
    EXECUTE 'ALTER TABLE "message" ADD CONSTRAINT "message_about_check" ' || known;
END $$;

-- What says who somebody is leaves no samples behind in the planner's statistics.
ALTER TABLE "identity_ask" ALTER COLUMN "name" SET STATISTICS 0;
