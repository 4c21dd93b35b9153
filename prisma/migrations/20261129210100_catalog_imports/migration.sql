-- What a file of another database says about services, until it is taken over or forgotten.
CREATE TABLE "catalog_import" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "services" JSONB NOT NULL,

    CONSTRAINT "catalog_import_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "catalog_import_user_at_idx" ON "catalog_import"("user_id", "at");
ALTER TABLE "catalog_import" ADD CONSTRAINT "catalog_import_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
