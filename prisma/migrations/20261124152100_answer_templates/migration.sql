-- AlterTable
ALTER TABLE "capacity_figure" ADD COLUMN     "people" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "answer_template" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "answer_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_template_text" (
    "template_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "answer_template_text_pkey" PRIMARY KEY ("template_id","locale")
);

-- CreateIndex
CREATE UNIQUE INDEX "answer_template_name_key" ON "answer_template"("name");

-- AddForeignKey
ALTER TABLE "answer_template_text" ADD CONSTRAINT "answer_template_text_template_fkey" FOREIGN KEY ("template_id") REFERENCES "answer_template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is recorded already does not know how many took the minutes: some ten minutes each.
UPDATE "capacity_figure" SET "people" = ceil("booked_minutes" / 10.0);
ALTER TABLE "capacity_figure" ALTER COLUMN "people" DROP DEFAULT;
