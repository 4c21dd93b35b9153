-- What somebody was told about their wait when they came, so that it can be told later whether it was true.
ALTER TABLE "visit"
    ADD COLUMN "told_from" INTEGER,
    ADD COLUMN "told_until" INTEGER,
    ADD COLUMN "told_at" TIMESTAMPTZ(3);
-- Derived anew from events like the rest of the figures.
ALTER TABLE "visit_figure" ADD COLUMN "as_told" BOOLEAN;
