-- Every minute somebody asks whose reminder is due.
CREATE INDEX "appointment_status_starts_idx" ON "appointment"("status", "starts_at");
