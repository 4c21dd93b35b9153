-- A visit that goes to several desks: what was done before, and what comes after that for which its person is here now.
CREATE TABLE "visit_leg" (
    "visit_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "desk_id" INTEGER,
    "served_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_leg_pkey" PRIMARY KEY ("visit_id","number")
);

-- CreateTable
CREATE TABLE "visit_leg_service" (
    "visit_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "service_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "visit_leg_service_pkey" PRIMARY KEY ("visit_id","number","service_id")
);

-- AddForeignKey
ALTER TABLE "visit_leg" ADD CONSTRAINT "visit_leg_visit_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_leg" ADD CONSTRAINT "visit_leg_desk_fkey" FOREIGN KEY ("desk_id") REFERENCES "desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_leg_service" ADD CONSTRAINT "visit_leg_service_leg_fkey" FOREIGN KEY ("visit_id", "number") REFERENCES "visit_leg"("visit_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_leg_service" ADD CONSTRAINT "visit_leg_service_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "visit_leg"
    ADD CONSTRAINT "visit_leg_number_check" CHECK ("number" BETWEEN 1 AND 40),
    ADD CONSTRAINT "visit_leg_served_check" CHECK ("served_at" IS NULL OR "done_at" >= "served_at");

ALTER TABLE "visit_leg_service"
    ADD CONSTRAINT "visit_leg_service_quantity_check" CHECK ("quantity" >= 1);
