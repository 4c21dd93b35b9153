-- Films in sign language, one for each step, as an administrator uploads them.
CREATE TABLE "sign_film" (
    "place" TEXT NOT NULL,
    "film" BYTEA,
    "film_type" TEXT,
    "poster" BYTEA,
    "poster_type" TEXT,
    "captions" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_film_pkey" PRIMARY KEY ("place"),
    CONSTRAINT "sign_film_place_check" CHECK ("place" IN ('start', 'station', 'time', 'details', 'confirmation', 'accessibility')),
    CONSTRAINT "sign_film_film_check" CHECK (("film" IS NULL) = ("film_type" IS NULL)),
    CONSTRAINT "sign_film_film_type_check" CHECK ("film_type" IN ('video/mp4', 'video/webm')),
    CONSTRAINT "sign_film_poster_check" CHECK (("poster" IS NULL) = ("poster_type" IS NULL)),
    CONSTRAINT "sign_film_poster_type_check" CHECK ("poster_type" IN ('image/jpeg', 'image/png', 'image/webp'))
);
COMMENT ON TABLE "sign_film" IS 'A film in Deutsche Gebärdensprache for a step of the citizens'' pages';
COMMENT ON COLUMN "sign_film"."captions" IS 'WebVTT';
COMMENT ON COLUMN "sign_film"."words" IS 'What is signed, for those who read';

-- A film is packed already; so a piece of it can be read without the rest.
ALTER TABLE "sign_film" ALTER COLUMN "film" SET STORAGE EXTERNAL;

-- Pages change with it as with a text (20261130130100_text_corrections).
CREATE TRIGGER texts_changed AFTER INSERT OR UPDATE OR DELETE ON sign_film
	FOR EACH STATEMENT EXECUTE FUNCTION texts_changed();
