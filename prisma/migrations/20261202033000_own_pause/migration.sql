-- Whether whoever sits there began it: then it ends when they get up. Unknown of those before, which stay as a lead's do.
ALTER TABLE "desk_pause" ADD COLUMN "is_own" BOOLEAN NOT NULL DEFAULT false;
