-- AlterTable
ALTER TABLE "device" ADD COLUMN     "prints" BOOLEAN NOT NULL DEFAULT false;
