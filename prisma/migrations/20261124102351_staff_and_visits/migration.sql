-- AlterTable
ALTER TABLE "station" ADD COLUMN     "check_in_minutes" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "late_minutes" INTEGER NOT NULL DEFAULT 15,
ADD COLUMN     "no_show_minutes" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "patience_minutes" INTEGER NOT NULL DEFAULT 45,
ADD COLUMN     "yield_minutes" INTEGER NOT NULL DEFAULT 10;

-- AlterTable
ALTER TABLE "station_day" ADD COLUMN     "last_walk_in" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "walk_ins" TEXT;

-- CreateTable
CREATE TABLE "staff_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "password_hash" TEXT,
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_step" BIGINT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_station" (
    "user_id" UUID NOT NULL,
    "station_id" INTEGER NOT NULL,

    CONSTRAINT "user_station_pkey" PRIMARY KEY ("user_id","station_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" SERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID,
    "station_id" INTEGER,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk_presence" (
    "desk_id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "desk_presence_pkey" PRIMARY KEY ("desk_id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "station_id" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "appointment_id" UUID,
    "ticket" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "priority" TEXT,
    "priority_reason" TEXT,
    "desk_id" INTEGER,
    "for_desk_id" INTEGER,
    "called_at" TIMESTAMPTZ(3),
    "calls" INTEGER NOT NULL DEFAULT 0,
    "serving_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "parked_until" TIMESTAMPTZ(3),
    "note" TEXT,
    "missing" TEXT,
    "locale" TEXT NOT NULL,
    "expected_minutes" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_service" (
    "visit_id" UUID NOT NULL,
    "service_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "visit_service_pkey" PRIMARY KEY ("visit_id","service_id")
);

-- CreateTable
CREATE TABLE "visit_event" (
    "id" BIGSERIAL NOT NULL,
    "visit_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "desk_id" INTEGER,
    "before" JSONB,
    "undone" BOOLEAN NOT NULL DEFAULT false,
    "actor" TEXT,

    CONSTRAINT "visit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alarm" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "desk_id" INTEGER NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "station_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code_hash" TEXT,
    "code_expires_at" TIMESTAMPTZ(3),
    "key_hash" TEXT,
    "paired_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_user_email_key" ON "staff_user"("email");

-- CreateIndex
CREATE INDEX "session_user_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "recovery_code_user_idx" ON "recovery_code"("user_id");

-- CreateIndex
CREATE INDEX "one_time_link_user_idx" ON "one_time_link"("user_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_user_idx" ON "audit_entry"("user_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "desk_presence_user_key" ON "desk_presence"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_appointment_key" ON "visit"("appointment_id");

-- CreateIndex
CREATE INDEX "visit_for_desk_idx" ON "visit"("for_desk_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_ticket_key" ON "visit"("station_id", "date", "ticket");

-- CreateIndex
CREATE INDEX "visit_event_visit_idx" ON "visit_event"("visit_id", "id");

-- CreateIndex
CREATE INDEX "alarm_station_idx" ON "alarm"("station_id", "ended_at");

-- CreateIndex
CREATE INDEX "device_station_idx" ON "device"("station_id");

-- AddForeignKey
ALTER TABLE "user_station" ADD CONSTRAINT "user_station_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_station" ADD CONSTRAINT "user_station_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk_presence" ADD CONSTRAINT "desk_presence_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk_presence" ADD CONSTRAINT "desk_presence_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_appointment_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_for_desk_fkey" FOREIGN KEY ("for_desk_id") REFERENCES "desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_service" ADD CONSTRAINT "visit_service_visit_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_service" ADD CONSTRAINT "visit_service_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_event" ADD CONSTRAINT "visit_event_visit_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_station_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "station"
    ADD CONSTRAINT "station_queue_check" CHECK ("late_minutes" >= 0 AND "patience_minutes" >= 0 AND "yield_minutes" >= 0 AND "no_show_minutes" >= 0 AND "check_in_minutes" >= 0);

ALTER TABLE "station_day"
    ADD CONSTRAINT "station_day_walk_ins_check" CHECK ("walk_ins" IN ('open', 'stopped'));

ALTER TABLE "staff_user"
    ADD CONSTRAINT "staff_user_role_check" CHECK ("role" IN ('agent', 'clerk', 'lead', 'coordinator', 'admin')),
    ADD CONSTRAINT "staff_user_email_check" CHECK ("email" = lower("email"));

ALTER TABLE "one_time_link"
    ADD CONSTRAINT "one_time_link_kind_check" CHECK ("kind" IN ('invitation', 'reset'));

ALTER TABLE "visit"
    ADD CONSTRAINT "visit_status_check" CHECK ("status" IN ('waiting', 'called', 'serving', 'parked', 'done', 'unsettled', 'left', 'no-show')),
    ADD CONSTRAINT "visit_priority_check" CHECK ("priority" IN ('emergency', 'priority')),
    -- Whoever is called is called to a desk.
    ADD CONSTRAINT "visit_desk_check" CHECK ("status" NOT IN ('called', 'serving') OR "desk_id" IS NOT NULL);

-- A desk has one visit at a time: two clerks who press at once cannot both have it.
CREATE UNIQUE INDEX "visit_desk_open_key" ON "visit" ("desk_id") WHERE "status" IN ('called', 'serving');

ALTER TABLE "visit_service"
    ADD CONSTRAINT "visit_service_quantity_check" CHECK ("quantity" >= 1);

ALTER TABLE "device"
    ADD CONSTRAINT "device_kind_check" CHECK ("kind" IN ('display', 'kiosk'));

-- As in "contact": nothing of what staff wrote about a person in PostgreSQL's statistics.
ALTER TABLE "visit"
    ALTER COLUMN "note" SET STATISTICS 0,
    ALTER COLUMN "missing" SET STATISTICS 0,
    ALTER COLUMN "priority_reason" SET STATISTICS 0;
ALTER TABLE "visit_event"
    ALTER COLUMN "before" SET STATISTICS 0;
