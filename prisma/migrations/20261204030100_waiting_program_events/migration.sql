-- Each program's events that wait are read in order, and no more of them than one round takes.
DROP INDEX "program_event_program_idx";
CREATE INDEX "program_event_program_idx" ON "program_event"("program_id", "status", "attempts", "at");
CREATE INDEX "program_event_oldest_idx" ON "program_event"("program_id", "status", "at");
