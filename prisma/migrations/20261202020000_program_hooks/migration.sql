-- Programs are told what became of the appointments that they booked (docs/decisions/0071).
CREATE TABLE "program_hook" (
    "program_id" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "secret" TEXT NOT NULL,
    "former_secret" TEXT,
    "former_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "off_at" TIMESTAMPTZ(3),

    CONSTRAINT "program_hook_pkey" PRIMARY KEY ("program_id")
);

-- CreateTable
CREATE TABLE "program_event" (
    "id" UUID NOT NULL,
    "program_id" INTEGER NOT NULL,
    "appointment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "program_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "program_event_program_idx" ON "program_event"("program_id", "status");

-- CreateIndex
CREATE INDEX "program_event_status_idx" ON "program_event"("status", "attempts", "at");

-- CreateIndex
CREATE INDEX "program_event_appointment_idx" ON "program_event"("appointment_id");

-- AddForeignKey
ALTER TABLE "program_hook" ADD CONSTRAINT "program_hook_program_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_event" ADD CONSTRAINT "program_event_program_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_event" ADD CONSTRAINT "program_event_appointment_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "program_event"
    ADD CONSTRAINT "program_event_kind_check" CHECK ("kind" IN ('appointment.booked', 'appointment.moved', 'appointment.cancelled')),
    ADD CONSTRAINT "program_event_status_check" CHECK ("status" IN ('queued', 'sent', 'failed'));

-- In the transaction in which it happens, whoever does it: the program, the person on a page, staff, a change of plan.
-- An event is written on so many ways that one of them would be forgotten if each had to think of it.
CREATE OR REPLACE FUNCTION program_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO program_event (id, program_id, appointment_id, kind, at, status)
	SELECT gen_random_uuid(), h.program_id, a.id, news.kind, NEW.at, 'queued'
	FROM appointment a
	JOIN program p ON p.id = a.program_id AND p.off_at IS NULL
	JOIN program_hook h ON h.program_id = p.id AND h.off_at IS NULL
	CROSS JOIN (SELECT CASE WHEN NEW.kind = 'moved' THEN 'appointment.moved'
		WHEN NEW.to_status = 'booked' THEN 'appointment.booked' ELSE 'appointment.cancelled' END AS kind) news
	WHERE a.id = NEW.appointment_id AND news.kind = ANY (h.events);
	RETURN NULL;
END $$;

-- Taken back at the desk ("arrived" to "booked") it was booked before: no news.
-- old processes: it refuses nothing that they write, and adds rows to a table that they do not know
CREATE TRIGGER program_told AFTER INSERT ON "appointment_event" FOR EACH ROW
	WHEN (NEW.kind = 'moved' OR (NEW.kind = 'status' AND (NEW.to_status = 'cancelled'
		OR (NEW.to_status = 'booked' AND NEW.from_status IN ('held', 'expired')))))
	EXECUTE FUNCTION program_told();
