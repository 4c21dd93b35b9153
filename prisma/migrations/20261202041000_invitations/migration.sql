-- "You may book this until …": links that staff hand out (docs/decisions/0075).
ALTER TABLE "message" ADD COLUMN     "invitation_id" UUID;
ALTER TABLE "appointment" ADD COLUMN     "invitation_id" UUID,
ADD COLUMN     "invitation_use" INTEGER;

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_key" TEXT NOT NULL,
    "form_key" TEXT,
    "station_id" INTEGER NOT NULL,
    "station_ids" INTEGER[],
    "services" TEXT[],
    "times" INTEGER NOT NULL,
    "last_day" DATE NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation_contact" (
    "invitation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,

    CONSTRAINT "invitation_contact_pkey" PRIMARY KEY ("invitation_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_key" ON "invitation"("token_key");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_form_key" ON "invitation"("form_key");

-- CreateIndex
CREATE INDEX "invitation_station_idx" ON "invitation"("station_id", "last_day");

-- CreateIndex
CREATE INDEX "appointment_invitation_idx" ON "appointment"("invitation_id");

-- CreateIndex
-- old processes: they write no invitation_id, and nulls are never the same
CREATE UNIQUE INDEX "message_invitation_key" ON "message"("invitation_id", "kind", "sequence");

-- AddForeignKey
-- old processes: they do not know the column
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_invitation_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
-- old processes: they do not know the column
ALTER TABLE "message" ADD CONSTRAINT "message_invitation_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_contact" ADD CONSTRAINT "invitation_contact_invitation_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "invitation"
    ADD CONSTRAINT "invitation_times_check" CHECK ("times" BETWEEN 1 AND 20),
    ADD CONSTRAINT "invitation_stations_check" CHECK (cardinality("station_ids") BETWEEN 1 AND 50),
    ADD CONSTRAINT "invitation_services_check" CHECK (cardinality("services") BETWEEN 1 AND 5);

-- old processes: all that was allowed before is allowed still
DO $$
DECLARE known text;
BEGIN
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known FROM pg_constraint
        WHERE conrelid = 'message'::regclass AND conname = 'message_kind_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK (%s OR "kind" = ''invited'')', known);
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known FROM pg_constraint
        WHERE conrelid = 'erasure'::regclass AND conname = 'erasure_what_check';
    ALTER TABLE "erasure" DROP CONSTRAINT "erasure_what_check";
    EXECUTE format('ALTER TABLE "erasure" ADD CONSTRAINT "erasure_what_check" CHECK (%s OR "what" = ''invitation_contact'')', known);
END $$;

-- old processes: all that was allowed before is allowed still
ALTER TABLE "message"
    DROP CONSTRAINT "message_about_check",
    -- About an appointment, with a link for somebody of the staff, a warning to one, about feedback, a wish, a document
    -- or with an invitation.
    ADD CONSTRAINT "message_about_check" CHECK (
        num_nonnulls("appointment_id", "link_id", "feedback_id", "user_id", "wish_id", "collection_id", "invitation_id") = 1
        AND ("link_id" IS NOT NULL) = ("kind" IN ('invitation', 'reset'))
        AND ("user_id" IS NOT NULL) = ("kind" IN ('attack', 'password-known', 'emergency'))
        AND ("feedback_id" IS NOT NULL) = ("kind" IN ('answer', 'improved'))
        AND ("wish_id" IS NOT NULL) = ("kind" LIKE 'wish-%')
        AND ("collection_id" IS NOT NULL) = ("kind" LIKE 'collection-%')
        AND ("invitation_id" IS NOT NULL) = ("kind" = 'invited')
        AND ("ask_id" IS NULL OR "kind" = 'feedback'));

-- What says who somebody is must not stay in statistics.
ALTER TABLE "invitation_contact"
    ALTER COLUMN "name" SET STATISTICS 0,
    ALTER COLUMN "email" SET STATISTICS 0;
ALTER TABLE "invitation"
    ALTER COLUMN "form_key" SET STATISTICS 0;
