-- What the city promised until then: a report on a month that is over goes by the promise of that month.
CREATE TABLE "promise_before" (
    "until" DATE NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "promise_before_pkey" PRIMARY KEY ("until"),
    CONSTRAINT "promise_before_days_check" CHECK ("days" BETWEEN 1 AND 365)
);
COMMENT ON TABLE "promise_before" IS 'Within how many days the city promised an appointment on all days before this one, back to the row before';
