-- Whether numbers that staff give come out of a printer is said by the administration. Until then nothing of the kind does:
-- a printer without a kiosk may be one that is only watched, or one whose kiosk was removed, at the entrance.
ALTER TABLE "printer" ADD COLUMN "at_counter" BOOLEAN NOT NULL DEFAULT false;
