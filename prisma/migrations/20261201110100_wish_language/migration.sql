-- Whoever wishes for a time may agree, as whoever books one, that the desk sees their language; it goes with their name.
ALTER TABLE "wish_contact" ADD COLUMN "shows_language" BOOLEAN NOT NULL DEFAULT false;

-- PostgreSQL keeps copies of values in its statistics, where erasing does not reach.
ALTER TABLE "wish_contact" ALTER COLUMN "shows_language" SET STATISTICS 0;
