-- AlterTable
ALTER TABLE "station" ADD COLUMN     "afar_per_hour" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "afar_id" UUID;

-- CreateTable
CREATE TABLE "afar_ticket" (
    "id" UUID NOT NULL,
    "station_id" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "services" TEXT[],
    "way_minutes" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "person_key" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "reference" TEXT,
    "drawn_at" TIMESTAMPTZ(3),
    "visit_id" UUID,
    "come_at" TIMESTAMPTZ(3),
    "here_at" TIMESTAMPTZ(3),

    CONSTRAINT "afar_ticket_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "afar_ticket_reference_key" ON "afar_ticket"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "afar_ticket_visit_key" ON "afar_ticket"("visit_id");

-- CreateIndex
CREATE INDEX "afar_ticket_drawn_idx" ON "afar_ticket"("station_id", "drawn_at");

-- CreateIndex
CREATE INDEX "afar_ticket_person_idx" ON "afar_ticket"("person_key", "date");

-- CreateIndex
-- old processes: none of them writes this column, and nulls are never the same
CREATE UNIQUE INDEX "message_afar_key" ON "message"("afar_id", "kind");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_afar_fkey" FOREIGN KEY ("afar_id") REFERENCES "afar_ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "afar_ticket" ADD CONSTRAINT "afar_ticket_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "afar_ticket" ADD CONSTRAINT "afar_ticket_visit_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "afar_ticket"
    ADD CONSTRAINT "afar_ticket_way_check" CHECK ("way_minutes" BETWEEN 0 AND 180),
    ADD CONSTRAINT "afar_ticket_drawn_check" CHECK (
        ("drawn_at" IS NULL) = ("visit_id" IS NULL) AND ("drawn_at" IS NULL) = ("reference" IS NULL)
        AND ("drawn_at" IS NOT NULL OR num_nonnulls("come_at", "here_at") = 0));

-- Rows go with their day, and nothing of them is to stay in statistics.
ALTER TABLE "afar_ticket"
    ALTER COLUMN "sealed" SET STATISTICS 0,
    ALTER COLUMN "person_key" SET STATISTICS 0,
    ALTER COLUMN "reference" SET STATISTICS 0;

-- Other migrations of these days may add words of their own: keep what is there.
-- old processes: all that was allowed before is allowed still
DO $$
DECLARE known text;
BEGIN
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known FROM pg_constraint
        WHERE conrelid = 'message'::regclass AND conname = 'message_kind_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK (%s OR "kind" IN (''afar-draw'', ''afar-come''))', known);
    SELECT regexp_replace(substr(pg_get_constraintdef(oid), length('CHECK ') + 1), 'num_nonnulls\(([^)]*)\)', 'num_nonnulls(\1, afar_id)') INTO known
        FROM pg_constraint WHERE conrelid = 'message'::regclass AND conname = 'message_about_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_about_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_about_check" CHECK (%s AND ("afar_id" IS NOT NULL) = ("kind" LIKE ''afar-%%''))', known);
    SELECT regexp_replace(pg_get_constraintdef(oid), '''visit_memo''::text', '''visit_memo''::text, ''afar_ticket''::text') INTO known
        FROM pg_constraint WHERE conrelid = 'erasure'::regclass AND conname = 'erasure_what_check';
    ALTER TABLE "erasure" DROP CONSTRAINT "erasure_what_check";
    EXECUTE 'ALTER TABLE "erasure" ADD CONSTRAINT "erasure_what_check" ' || known;
END $$;
