-- Texts that administrators put right without a release (docs/decisions/0054).
ALTER TABLE "city" ADD COLUMN "texts_version" INTEGER NOT NULL DEFAULT 1;
COMMENT ON COLUMN "city"."texts_version" IS 'Raised by every correction of a text and every language or room that was read';

CREATE TABLE "text_correction" (
    "id" SERIAL NOT NULL,
    "locale" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT,
    "german" TEXT NOT NULL,
    "user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "text_correction_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "text_correction_text_check" CHECK ("text" IS NULL OR length("text") BETWEEN 1 AND 4000)
);
COMMENT ON COLUMN "text_correction"."key" IS 'Room and key, such as "when.title"';
COMMENT ON COLUMN "text_correction"."text" IS 'Null: as the release says it again';
COMMENT ON COLUMN "text_correction"."german" IS 'The German text it translates: with another one it is not applied';

CREATE INDEX "text_correction_key_idx" ON "text_correction"("locale", "key", "id");
CREATE INDEX "text_correction_user_idx" ON "text_correction"("user_id");

CREATE TABLE "text_review" (
    "locale" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "text_review_pkey" PRIMARY KEY ("locale", "room")
);
COMMENT ON TABLE "text_review" IS 'Rooms of a language that somebody who speaks it has read';
COMMENT ON COLUMN "text_review"."checksum" IS 'Of the texts as the release had them then: with others it counts no more';

CREATE INDEX "text_review_user_idx" ON "text_review"("user_id");

ALTER TABLE "text_correction" ADD CONSTRAINT "text_correction_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "text_review" ADD CONSTRAINT "text_review_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Old processes know nothing of them and go on as they are.

-- What pages are made of says itself that it has changed (20261129150000_versions_of_sources).
CREATE OR REPLACE FUNCTION texts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE public.city SET texts_version = texts_version + 1;
	RETURN NULL;
END $$;

CREATE TRIGGER texts_changed AFTER INSERT OR UPDATE OR DELETE ON text_correction
	FOR EACH STATEMENT EXECUTE FUNCTION texts_changed();
CREATE TRIGGER texts_changed AFTER INSERT OR UPDATE OR DELETE ON text_review
	FOR EACH STATEMENT EXECUTE FUNCTION texts_changed();

-- Other texts are neither other settings nor another catalogue.
CREATE OR REPLACE FUNCTION city_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF to_jsonb(OLD) - '{version,catalog_version,texts_version}'::text[]
		IS DISTINCT FROM to_jsonb(NEW) - '{version,catalog_version,texts_version}'::text[] THEN
		NEW.version := greatest(NEW.version, OLD.version + 1);
		NEW.catalog_version := greatest(NEW.catalog_version, OLD.catalog_version + 1);
	END IF;
	RETURN NEW;
END $$;
