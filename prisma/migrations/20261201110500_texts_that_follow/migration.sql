-- What a city writes itself is written in German and translated. Each change of the German words raises their revision, and
-- a translation keeps the one that it translates: an older one says something else by now, and is not shown.
CREATE OR REPLACE FUNCTION text_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	-- Columns that are no words: addresses, and what people search by.
	apart text[] := TG_ARGV[1]::text[];
	german int;
BEGIN
	IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - apart = to_jsonb(NEW) - apart THEN
		RETURN NEW;
	END IF;
	-- A row that is brought back from a backup says which it was.
	IF TG_OP = 'INSERT' AND NEW.revision > 0 THEN
		RETURN NEW;
	END IF;
	IF NEW.locale = 'de' THEN
		NEW.revision := CASE TG_OP WHEN 'UPDATE' THEN OLD.revision + 1 ELSE 1 END;
		RETURN NEW;
	END IF;
	EXECUTE format('SELECT revision FROM %I.%I WHERE %I = ($1).%I AND locale = ''de''',
		TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[0], TG_ARGV[0]) INTO german USING NEW;
	NEW.revision := COALESCE(german, 1);
	RETURN NEW;
END $$;

ALTER TABLE "service_text" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "service_text" ALTER COLUMN "revision" SET DEFAULT 0;
COMMENT ON COLUMN "service_text"."revision" IS 'Of the German words: raised by every change; of a translation: which of them it translates; 0: not said, the trigger says it';
-- old processes: it sets a column of its own, which they neither read nor write, and refuses nothing
CREATE TRIGGER text_written BEFORE INSERT OR UPDATE ON "service_text"
	FOR EACH ROW EXECUTE FUNCTION text_written('service_id', '{search_words,online_url,referral_url,referral_address,revision}');

ALTER TABLE "station_text" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "station_text" ALTER COLUMN "revision" SET DEFAULT 0;
COMMENT ON COLUMN "station_text"."revision" IS 'Of the German words: raised by every change; of a translation: which of them it translates; 0: not said, the trigger says it';
-- old processes: it sets a column of its own, which they neither read nor write, and refuses nothing
CREATE TRIGGER text_written BEFORE INSERT OR UPDATE ON "station_text"
	FOR EACH ROW EXECUTE FUNCTION text_written('station_id', '{revision}');

ALTER TABLE "category_text" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "category_text" ALTER COLUMN "revision" SET DEFAULT 0;
COMMENT ON COLUMN "category_text"."revision" IS 'Of the German words: raised by every change; of a translation: which of them it translates; 0: not said, the trigger says it';
-- old processes: it sets a column of its own, which they neither read nor write, and refuses nothing
CREATE TRIGGER text_written BEFORE INSERT OR UPDATE ON "category_text"
	FOR EACH ROW EXECUTE FUNCTION text_written('category_id', '{revision}');

ALTER TABLE "answer_template_text" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "answer_template_text" ALTER COLUMN "revision" SET DEFAULT 0;
COMMENT ON COLUMN "answer_template_text"."revision" IS 'Of the German words: raised by every change; of a translation: which of them it translates; 0: not said, the trigger says it';
-- old processes: it sets a column of its own, which they neither read nor write, and refuses nothing
CREATE TRIGGER text_written BEFORE INSERT OR UPDATE ON "answer_template_text"
	FOR EACH ROW EXECUTE FUNCTION text_written('template_id', '{revision}');

ALTER TABLE "improvement_text" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "improvement_text" ALTER COLUMN "revision" SET DEFAULT 0;
COMMENT ON COLUMN "improvement_text"."revision" IS 'Of the German words: raised by every change; of a translation: which of them it translates; 0: not said, the trigger says it';
-- old processes: it sets a column of its own, which they neither read nor write, and refuses nothing
CREATE TRIGGER text_written BEFORE INSERT OR UPDATE ON "improvement_text"
	FOR EACH ROW EXECUTE FUNCTION text_written('improvement_id', '{revision}');
