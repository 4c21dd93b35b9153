-- How dense the clerks' page of the day stands, and which of its columns are left out: as each of them wants it.
ALTER TABLE "staff_user" ADD COLUMN "screen_density" TEXT NOT NULL DEFAULT 'usual',
ADD COLUMN "screen_hidden" TEXT[] DEFAULT ARRAY[]::TEXT[];

ALTER TABLE "staff_user"
  ADD CONSTRAINT "staff_user_screen_density_check" CHECK ("screen_density" IN ('usual', 'compact', 'large')),
  ADD CONSTRAINT "staff_user_screen_hidden_check" CHECK ("screen_hidden" <@ ARRAY['name', 'services', 'wait', 'why']::TEXT[]);
