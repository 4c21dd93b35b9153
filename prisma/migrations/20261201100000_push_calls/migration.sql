-- Whoever waits may have a device told that they are called (docs/decisions/0061); off until somebody switches it on.
ALTER TABLE "city" ADD COLUMN     "push_calls" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "push_device" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "endpoint_key" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_call" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "device_id" UUID,
    "event_id" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "push_call_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "push_device_endpoint_idx" ON "push_device"("endpoint_key");

-- CreateIndex
CREATE UNIQUE INDEX "push_device_once_key" ON "push_device"("visit_id", "endpoint_key");

-- CreateIndex
CREATE INDEX "push_call_status_idx" ON "push_call"("status", "created_at");

-- CreateIndex
CREATE INDEX "push_call_visit_idx" ON "push_call"("visit_id");

-- CreateIndex
CREATE INDEX "push_call_event_idx" ON "push_call"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "push_call_once_key" ON "push_call"("device_id", "event_id");

-- AddForeignKey
ALTER TABLE "push_device" ADD CONSTRAINT "push_device_visit_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_call" ADD CONSTRAINT "push_call_visit_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_call" ADD CONSTRAINT "push_call_device_fkey" FOREIGN KEY ("device_id") REFERENCES "push_device"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_call" ADD CONSTRAINT "push_call_event_fkey" FOREIGN KEY ("event_id") REFERENCES "visit_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "push_call"
    ADD CONSTRAINT "push_call_status_check" CHECK ("status" IN ('queued', 'sent', 'failed')),
    ADD CONSTRAINT "push_call_sent_check" CHECK (("status" = 'sent') = ("sent_at" IS NOT NULL));

-- Rows go within a day, and nothing of them is to stay in statistics.
ALTER TABLE "push_device"
    ALTER COLUMN "endpoint_key" SET STATISTICS 0,
    ALTER COLUMN "sealed" SET STATISTICS 0;

-- old processes: it only takes two words more, which they do not write
ALTER TABLE "erasure"
    DROP CONSTRAINT "erasure_what_check",
    ADD CONSTRAINT "erasure_what_check" CHECK ("what" IN ('contact', 'feedback', 'feedback_note', 'feedback_reply', 'visit_memo', 'push_device', 'push_call', 'message_text', 'wish_contact', 'staff_user', 'actor', 'hold'));
