-- "Kommen Sie?": the answer of whoever has an appointment, for the time it had then. It goes with the contact.
CREATE TABLE "coming" (
    "appointment_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coming_pkey" PRIMARY KEY ("appointment_id")
);
ALTER TABLE "coming" ADD CONSTRAINT "coming_contact_fkey" FOREIGN KEY ("appointment_id") REFERENCES "contact"("appointment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two wordings of that question, tried at stations drawn by lot.
CREATE TABLE "wording_trial" (
    "id" SERIAL NOT NULL,
    "seed" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "wording_trial_pkey" PRIMARY KEY ("id")
);
-- One at a time, whatever two coordinators press at once.
CREATE UNIQUE INDEX "wording_trial_open_key" ON "wording_trial" ((true)) WHERE "ended_at" IS NULL;
ALTER TABLE "wording_trial" ADD CONSTRAINT "wording_trial_times_check" CHECK ("ended_at" IS NULL OR "ended_at" >= "started_at");

CREATE TABLE "wording_trial_text" (
    "trial_id" INTEGER NOT NULL,
    "arm" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "wording_trial_text_pkey" PRIMARY KEY ("trial_id","arm","locale")
);
ALTER TABLE "wording_trial_text" ADD CONSTRAINT "wording_trial_text_trial_fkey" FOREIGN KEY ("trial_id") REFERENCES "wording_trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "wording_trial_text" ADD CONSTRAINT "wording_trial_text_arm_check" CHECK ("arm" IN ('a', 'b'));

CREATE TABLE "wording_trial_station" (
    "trial_id" INTEGER NOT NULL,
    "station_id" INTEGER NOT NULL,
    "arm" TEXT NOT NULL,

    CONSTRAINT "wording_trial_station_pkey" PRIMARY KEY ("trial_id","station_id")
);
ALTER TABLE "wording_trial_station" ADD CONSTRAINT "wording_trial_station_trial_fkey" FOREIGN KEY ("trial_id") REFERENCES "wording_trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "wording_trial_station" ADD CONSTRAINT "wording_trial_station_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "wording_trial_station" ADD CONSTRAINT "wording_trial_station_arm_check" CHECK ("arm" IN ('a', 'b'));
