-- The calendar of a desk, for whoever works there: what follows from this is the secret in its address.
ALTER TABLE "desk" ADD COLUMN     "feed_key" TEXT;
