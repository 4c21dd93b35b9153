-- The address of a desk's calendar is one person's own: it ends with their account, or when they leave the station.
-- old processes: they go on with desk.feed_key, whose addresses end with the last of them; the column goes with a later release
CREATE TABLE "desk_feed" (
    "user_id" UUID NOT NULL,
    "desk_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "desk_feed_pkey" PRIMARY KEY ("user_id", "desk_id")
);

CREATE INDEX "desk_feed_desk_idx" ON "desk_feed"("desk_id");

ALTER TABLE "desk_feed" ADD CONSTRAINT "desk_feed_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "desk_feed" ADD CONSTRAINT "desk_feed_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE CASCADE ON UPDATE CASCADE;
