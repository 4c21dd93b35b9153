-- Who runs, and when the work was last done: like rate_limit worth nothing after a crash, and no part of a backup.
CREATE UNLOGGED TABLE "process_beat" (
    "id" UUID NOT NULL,
    "serve" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "process_beat_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "process_beat_serve_check" CHECK ("serve" IN ('all', 'pages', 'work'))
);

CREATE UNLOGGED TABLE "sweep_round" (
    "name" TEXT NOT NULL,
    "minutes" DOUBLE PRECISION NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "sweep_round_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "backup_run" (
    "id" SERIAL NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "bytes" BIGINT NOT NULL,
    "rows" BIGINT NOT NULL,

    CONSTRAINT "backup_run_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "backup_run_made_idx" ON "backup_run"("made_at");
