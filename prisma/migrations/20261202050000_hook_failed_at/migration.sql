-- When a program last took nothing: days on which nothing was tried are no days of failing (docs/decisions/0071).
ALTER TABLE "program_hook" ADD COLUMN "failed_at" TIMESTAMPTZ(3);
