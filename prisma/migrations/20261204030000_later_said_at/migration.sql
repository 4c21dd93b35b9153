-- Since when the house knows that somebody comes later: a day that is over is told only what was known then.
ALTER TABLE "later" ADD COLUMN     "said_at" TIMESTAMPTZ(3);
