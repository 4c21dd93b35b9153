-- A desk that calls nobody for a while.
CREATE TABLE "desk_pause" (
    "desk_id" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "desk_pause_pkey" PRIMARY KEY ("desk_id")
);

-- AddForeignKey
ALTER TABLE "desk_pause" ADD CONSTRAINT "desk_pause_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "desk_pause"
  ADD CONSTRAINT "desk_pause_until_check" CHECK ("until" > "since");
