-- AlterTable
ALTER TABLE "wish" ADD COLUMN     "client_key" TEXT;
