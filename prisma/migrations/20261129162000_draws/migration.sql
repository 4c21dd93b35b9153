-- AlterTable
ALTER TABLE "station" ADD COLUMN     "by_lot" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "draw_days" INTEGER NOT NULL DEFAULT 7;

-- AlterTable
ALTER TABLE "opening" ADD COLUMN     "by_lot" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "draw" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "week" DATE NOT NULL,
    "announced_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "seed" TEXT NOT NULL,
    "commitment" TEXT NOT NULL,
    "drawn_at" TIMESTAMPTZ(3),
    "entries" INTEGER,
    "winners" INTEGER,
    "published" JSONB,

    CONSTRAINT "draw_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "draw_closes_idx" ON "draw"("closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "draw_station_week_key" ON "draw"("station_id", "week");

-- AlterTable
ALTER TABLE "wish" ADD COLUMN     "drawn_in" INTEGER;

-- CreateIndex
CREATE INDEX "wish_drawn_idx" ON "wish"("drawn_in");

-- AddForeignKey
ALTER TABLE "wish" ADD CONSTRAINT "wish_draw_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish" ADD CONSTRAINT "wish_drawn_fkey" FOREIGN KEY ("drawn_in") REFERENCES "draw"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw" ADD CONSTRAINT "draw_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what Prisma cannot say.

ALTER TABLE "station"
    ADD CONSTRAINT "station_draw_days_check" CHECK ("draw_days" BETWEEN 2 AND 28);

ALTER TABLE "opening"
    ADD CONSTRAINT "opening_by_lot_check" CHECK (NOT "by_lot" OR "channel" = 'online');

ALTER TABLE "draw"
    ADD CONSTRAINT "draw_closes_check" CHECK ("closes_at" > "announced_at"),
    ADD CONSTRAINT "draw_drawn_check" CHECK (
        ("drawn_at" IS NULL) = ("published" IS NULL)
        AND ("drawn_at" IS NULL) = ("entries" IS NULL)
        AND ("drawn_at" IS NULL) = ("winners" IS NULL)
        AND ("drawn_at" IS NULL OR "drawn_at" >= "closes_at")),
    ADD CONSTRAINT "draw_seed_check" CHECK ("seed" ~ '^[0-9a-f]{64}$' AND "commitment" ~ '^[0-9a-f]{64}$');

-- Other migrations of the same day may add kinds of their own: keep what is there.
DO $$
DECLARE known text;
BEGIN
    SELECT substr(pg_get_constraintdef(oid), length('CHECK ') + 1) INTO known FROM pg_constraint
        WHERE conrelid = 'message'::regclass AND conname = 'message_kind_check';
    ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";
    EXECUTE format('ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK (%s OR "kind" = ''wish-drawn'')', known);
END $$;
