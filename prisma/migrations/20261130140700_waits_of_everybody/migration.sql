-- Waits of people without an appointment are those of everybody only where somebody says that nobody had one.
ALTER TABLE "wait_before" ADD COLUMN "everybody" BOOLEAN NOT NULL DEFAULT false;
COMMENT ON COLUMN "wait_before"."everybody" IS 'Nobody came with an appointment then: these are all who came';
