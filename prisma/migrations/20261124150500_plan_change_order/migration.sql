-- The order of saving: two changes may carry the same instant. Those that are there get theirs by time.
CREATE SEQUENCE "plan_change_number_seq";
ALTER TABLE "plan_change" ADD COLUMN "number" INTEGER;
UPDATE "plan_change" SET "number" = "sorted"."number" FROM (
	SELECT "id", row_number() OVER (ORDER BY "at", "id") AS "number" FROM "plan_change"
) AS "sorted" WHERE "sorted"."id" = "plan_change"."id";
SELECT setval('plan_change_number_seq', (SELECT count(*) + 1 FROM "plan_change"), false);
ALTER TABLE "plan_change" ALTER COLUMN "number" SET DEFAULT nextval('plan_change_number_seq');
ALTER TABLE "plan_change" ALTER COLUMN "number" SET NOT NULL;
ALTER SEQUENCE "plan_change_number_seq" OWNED BY "plan_change"."number";
CREATE UNIQUE INDEX "plan_change_number_key" ON "plan_change"("number");
