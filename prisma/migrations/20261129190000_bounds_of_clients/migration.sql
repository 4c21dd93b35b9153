-- Fifty addresses that each take a twentieth of a day have all of it: clients that have some of a day already get so much
-- of it together (lib/booking/limits/rules/price.ts).
ALTER TABLE "city"
    ADD COLUMN "again_day_share" INTEGER NOT NULL DEFAULT 15;
-- A city that set one client's share higher keeps it.
UPDATE "city" SET "again_day_share" = GREATEST("again_day_share", "day_share");
ALTER TABLE "city"
    ADD CONSTRAINT "city_again_day_share_check" CHECK ("again_day_share" BETWEEN "day_share" AND 100);
COMMENT ON COLUMN "city"."again_day_share" IS 'Per cent of a day of a station that all clients which have some of it already may reserve and book together within a day';

-- A hundred people behind one address, none of whom has a script, within one hour.
ALTER TABLE "city" ALTER COLUMN "waited_minutes" SET DEFAULT 1500;
UPDATE "city" SET "waited_minutes" = 1500 WHERE "waited_minutes" = 240 AND "waited_minutes_city" >= 1500;

-- Invented names of one client had some fifteen offers open at once.
ALTER TABLE "city"
    ADD COLUMN "wish_offers_of_client" INTEGER NOT NULL DEFAULT 6,
    ADD CONSTRAINT "city_wish_offers_of_client_check" CHECK ("wish_offers_of_client" BETWEEN 3 AND 100);
COMMENT ON COLUMN "city"."wish_offers_of_client" IS 'Open offers of all wishes that came from one client on one day';
