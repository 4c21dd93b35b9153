-- "I come later": when whoever has an appointment today says that they come. It goes with the contact.
CREATE TABLE "later" (
    "appointment_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "expected_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "later_pkey" PRIMARY KEY ("appointment_id")
);

-- AddForeignKey
ALTER TABLE "later" ADD CONSTRAINT "later_contact_fkey" FOREIGN KEY ("appointment_id") REFERENCES "contact"("appointment_id") ON DELETE CASCADE ON UPDATE CASCADE;
