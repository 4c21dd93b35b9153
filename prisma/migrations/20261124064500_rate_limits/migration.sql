-- Counts of rate-limiter-flexible; the columns are the library's. Unlogged: whoever crashes may forget them.
CREATE UNLOGGED TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- So many appointments may be booked from one address: a care home needs thirty, a script wants thousands.
ALTER TABLE "city"
    ADD COLUMN "max_bookings_hour" INTEGER NOT NULL DEFAULT 60,
    ADD COLUMN "max_bookings_day" INTEGER NOT NULL DEFAULT 200,
    ADD CONSTRAINT "city_bookings_check" CHECK ("max_bookings_hour" > 0 AND "max_bookings_day" > 0);
