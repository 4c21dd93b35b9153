-- Whose account was closed here stays out, also when nobody knows any more whose it was (docs/decisions/0056).
CREATE TABLE "closed_identity" (
    "issuer_id" INTEGER NOT NULL,
    "subject_key" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_name" TEXT,
    "asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "closed_identity_pkey" PRIMARY KEY ("issuer_id","subject_key")
);
ALTER TABLE "closed_identity" ADD CONSTRAINT "closed_identity_issuer_fkey" FOREIGN KEY ("issuer_id") REFERENCES "issuer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMENT ON COLUMN "closed_identity"."subject_key" IS 'Keyed hash of the subject: it is recognised, and nobody reads who it is';

-- PostgreSQL keeps copies of values in its statistics, where erasing does not reach.
ALTER TABLE "closed_identity"
    ALTER COLUMN "subject_key" SET STATISTICS 0,
    ALTER COLUMN "asked_name" SET STATISTICS 0;

-- Of two administrators who save one sign-in at once the second is told.
ALTER TABLE "issuer" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
