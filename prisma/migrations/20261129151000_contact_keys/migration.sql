-- Every booking counts what one name, one address and one number already have (lib/booking/commands/contact-limit.ts).
-- The trigrams of the search are no help: most of them stand in everybody's address. A hash knows nothing of a person.
CREATE INDEX "contact_name_key_idx" ON "contact" USING hash ("name_key");
CREATE INDEX "contact_phone_key_idx" ON "contact" USING hash ("phone_key");
CREATE INDEX "contact_email_key_idx" ON "contact" USING hash (lower("email"));
ALTER INDEX "contact_email_key_idx" ALTER COLUMN 1 SET STATISTICS 0;
