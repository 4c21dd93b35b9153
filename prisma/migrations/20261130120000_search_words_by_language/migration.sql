-- What people call a service, in each language. Words in Arabic and Cyrillic letters go to Arabic and Russian where the
-- service has words in those; everything else stays with German.
ALTER TABLE "service_text" ADD COLUMN "search_words" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

CREATE TEMPORARY TABLE "word_of_service" AS
SELECT s."id" AS "service_id", w."word", w."position",
       CASE WHEN w."word" ~ '[؀-ۿ]' AND EXISTS (SELECT FROM "service_text" t WHERE t."service_id" = s."id" AND t."locale" = 'ar') THEN 'ar'
            WHEN w."word" ~ '[Ѐ-ӿ]' AND EXISTS (SELECT FROM "service_text" t WHERE t."service_id" = s."id" AND t."locale" = 'ru') THEN 'ru'
            ELSE 'de' END AS "locale"
FROM "service" s, unnest(s."search_words") WITH ORDINALITY AS w("word", "position");

UPDATE "service_text" t SET "search_words" = w."words"
FROM (SELECT "service_id", "locale", array_agg("word" ORDER BY "position") AS "words" FROM "word_of_service" GROUP BY 1, 2) w
WHERE w."service_id" = t."service_id" AND w."locale" = t."locale";

DROP TABLE "word_of_service";
-- "service"."search_words" stays for a version: processes of the one before read it.

-- Drafts of the version before say search words where they are no longer read; they are hours old at most, and typed again.
DELETE FROM "service_draft";
