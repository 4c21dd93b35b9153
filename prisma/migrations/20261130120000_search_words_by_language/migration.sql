-- What people call a service, in each language. Words in Arabic and Cyrillic letters go to Arabic and Russian where the
-- service has words in those; everything else stays with German.
ALTER TABLE "service_text" ADD COLUMN "search_words" TEXT[] DEFAULT ARRAY[]::TEXT[];

UPDATE "service_text" t SET "search_words" = own."words"
FROM (
    SELECT "service_id", "locale", array_agg("word" ORDER BY "position") AS "words"
    FROM (
        SELECT s."id" AS "service_id", w."word", w."position",
               CASE WHEN w."word" ~ '[؀-ۿ]' AND EXISTS (SELECT FROM "service_text" x WHERE x."service_id" = s."id" AND x."locale" = 'ar') THEN 'ar'
                    WHEN w."word" ~ '[Ѐ-ӿ]' AND EXISTS (SELECT FROM "service_text" x WHERE x."service_id" = s."id" AND x."locale" = 'ru') THEN 'ru'
                    ELSE 'de' END AS "locale"
        FROM "service" s, unnest(s."search_words") WITH ORDINALITY AS w("word", "position")
    ) AS each
    GROUP BY 1, 2
) AS own
WHERE own."service_id" = t."service_id" AND own."locale" = t."locale";

-- "service"."search_words" stays for a version: processes of the one before read it. Their drafts say search words where they
-- are no longer read; they are hours old at most, and typed again.
DELETE FROM "service_draft";
