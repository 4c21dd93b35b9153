-- "Anna Schmidt" and "Schmidt, Anna" are one person: limits count by the words of a name in one order, without titles
-- (lib/text/names.ts: `wordsKey`, which this is for the names that are there already).
CREATE FUNCTION pg_temp.words_of(name_key TEXT) RETURNS TEXT LANGUAGE sql AS $$
    SELECT coalesce(
        (SELECT string_agg(word, ' ' ORDER BY word COLLATE "C")
            FROM regexp_split_to_table(regexp_replace(name_key,
                '\m(dr|doktor|prof|professor)\M( (med|dent|vet|phil|jur|iur|rer|nat|pol|oec|ing|habil|h|c|hc|mult)\M)*',
                '', 'g'), ' +') AS word WHERE word <> ''),
        (SELECT string_agg(word, ' ' ORDER BY word COLLATE "C") FROM regexp_split_to_table(name_key, ' +') AS word),
        '')
$$;

ALTER TABLE "contact" ADD COLUMN "words_key" TEXT;
UPDATE "contact" SET "words_key" = pg_temp.words_of("name_key");
ALTER TABLE "contact" ALTER COLUMN "words_key" SET NOT NULL, ALTER COLUMN "words_key" SET STATISTICS 0;
DROP INDEX "contact_name_key_idx";
CREATE INDEX "contact_words_key_idx" ON "contact" USING HASH ("words_key");

DROP INDEX "wish_contact_name_key_idx";
ALTER TABLE "wish_contact" RENAME COLUMN "name_key" TO "words_key";
UPDATE "wish_contact" SET "words_key" = pg_temp.words_of("words_key") WHERE "words_key" IS NOT NULL;
CREATE INDEX "wish_contact_words_key_idx" ON "wish_contact" USING HASH ("words_key");
