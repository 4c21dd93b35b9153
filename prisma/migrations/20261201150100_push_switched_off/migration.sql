-- Whoever had a device told of their call is to read that the city has switched it off.
ALTER TABLE "city" ADD COLUMN "push_ended_at" TIMESTAMPTZ(3);
