-- CreateTable
CREATE TABLE "demo_clock" (
    "id" INTEGER NOT NULL,
    "real_at" TIMESTAMPTZ(3) NOT NULL,
    "played_at" TIMESTAMPTZ(3) NOT NULL,
    "played_until" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "demo_clock_pkey" PRIMARY KEY ("id")
);
