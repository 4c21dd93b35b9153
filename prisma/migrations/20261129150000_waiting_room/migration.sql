-- CreateTable
CREATE TABLE "crowd_room" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mode" TEXT NOT NULL DEFAULT 'auto',
    "draw_minutes" INTEGER NOT NULL DEFAULT 10,
    "on_since" TIMESTAMPTZ(3),
    "calm_since" TIMESTAMPTZ(3),
    "last_place" INTEGER NOT NULL DEFAULT 0,
    "let_in_until" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "rate" DOUBLE PRECISION NOT NULL DEFAULT 5,
    "lately" DOUBLE PRECISION NOT NULL DEFAULT 5,
    "release_at" TIMESTAMPTZ(3),
    "release_sought_at" TIMESTAMPTZ(3) NOT NULL DEFAULT 'epoch',
    "stepped_at" TIMESTAMPTZ(3) NOT NULL DEFAULT 'epoch',

    CONSTRAINT "crowd_room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crowd_process" (
    "id" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "load" DOUBLE PRECISION NOT NULL,
    "arrived" INTEGER NOT NULL,

    CONSTRAINT "crowd_process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crowd_draw" (
    "release_at" TIMESTAMPTZ(3) NOT NULL,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "base" INTEGER,
    "seed" BYTEA,

    CONSTRAINT "crowd_draw_pkey" PRIMARY KEY ("release_at")
);

-- CreateTable
CREATE TABLE "crowd_entry" (
    "id" BYTEA NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "holds" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "crowd_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "crowd_entry_entered_idx" ON "crowd_entry"("entered_at");

-- Written by hand: what Prisma cannot say.

ALTER TABLE "crowd_room"
    ADD CONSTRAINT "crowd_room_one_check" CHECK ("id" = 1),
    ADD CONSTRAINT "crowd_room_mode_check" CHECK ("mode" IN ('auto', 'on', 'closed', 'off')),
    ADD CONSTRAINT "crowd_room_draw_check" CHECK ("draw_minutes" BETWEEN 0 AND 60),
    ADD CONSTRAINT "crowd_room_rate_check" CHECK ("rate" > 0 AND "rate" < 10000);

ALTER TABLE "crowd_draw"
    ADD CONSTRAINT "crowd_draw_drawn_check" CHECK (("base" IS NULL) = ("seed" IS NULL));

INSERT INTO "crowd_room" DEFAULT VALUES;
