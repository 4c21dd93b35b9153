-- Which search words a release has brought, so that the next one brings only what is new, and not again what the city has
-- taken out.
CREATE TABLE "shipped_words" (
    "service_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "words" TEXT[],

    CONSTRAINT "shipped_words_pkey" PRIMARY KEY ("service_id","locale")
);

ALTER TABLE "shipped_words" ADD CONSTRAINT "shipped_words_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;
