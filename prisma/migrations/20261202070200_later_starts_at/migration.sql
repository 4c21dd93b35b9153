-- "I come later" is said of a time, which stays when services or the length change. Null: an old process wrote the row.
ALTER TABLE "later" ADD COLUMN "starts_at" TIMESTAMPTZ(3);
