-- How long a service takes and with what it combines has a first day; services and stations may have a last one.
ALTER TABLE "service"
    ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "last_day" DATE,
    ADD COLUMN "source_key" TEXT,
    ADD COLUMN "source_fields" JSONB;
CREATE UNIQUE INDEX "service_source_key_key" ON "service"("source_key");

ALTER TABLE "station"
    ADD COLUMN "listed" BOOLEAN NOT NULL DEFAULT true,
    ADD COLUMN "last_day" DATE;

CREATE TABLE "service_plan" (
    "service_id" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "extra_minutes" INTEGER NOT NULL,
    "max_quantity" INTEGER NOT NULL,
    "combine_group_id" INTEGER,

    CONSTRAINT "service_plan_pkey" PRIMARY KEY ("service_id","valid_from"),
    CONSTRAINT "service_plan_minutes_check" CHECK ("duration_minutes" > 0 AND "duration_minutes" % 5 = 0 AND "extra_minutes" >= 0 AND "extra_minutes" % 5 = 0),
    CONSTRAINT "service_plan_quantity_check" CHECK ("max_quantity" >= 1)
);
ALTER TABLE "service_plan" ADD CONSTRAINT "service_plan_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "service_plan" ADD CONSTRAINT "service_plan_combine_group_fkey" FOREIGN KEY ("combine_group_id") REFERENCES "combine_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON service_plan
	FOR EACH STATEMENT EXECUTE FUNCTION catalog_changed();

-- What was noted of lengths until now becomes plans: the first held from the beginning, each until the day on which the
-- next one began, and what holds now began with the last of them. The service's own row stays as it is, and so does what
-- the plans are made of: a process of the release before reads both.
INSERT INTO service_plan (service_id, valid_from, duration_minutes, extra_minutes, max_quantity, combine_group_id)
SELECT DISTINCT ON (l.service_id) l.service_id, DATE '2000-01-01', l.duration_minutes, l.extra_minutes, s.max_quantity, s.combine_group_id
FROM service_length l JOIN service s ON s.id = l.service_id ORDER BY l.service_id, l.until;

INSERT INTO service_plan (service_id, valid_from, duration_minutes, extra_minutes, max_quantity, combine_group_id)
SELECT DISTINCT ON (l.service_id, (l.until AT TIME ZONE 'Europe/Berlin')::date)
	l.service_id, (l.until AT TIME ZONE 'Europe/Berlin')::date,
	coalesce(l.next_duration, s.duration_minutes), coalesce(l.next_extra, s.extra_minutes), s.max_quantity, s.combine_group_id
FROM (SELECT *, lead(duration_minutes) OVER own AS next_duration, lead(extra_minutes) OVER own AS next_extra
	FROM service_length WINDOW own AS (PARTITION BY service_id ORDER BY until)) l
JOIN service s ON s.id = l.service_id
ORDER BY l.service_id, (l.until AT TIME ZONE 'Europe/Berlin')::date, l.until DESC;

-- What an administrator has typed and not saved yet.
CREATE TABLE "service_draft" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "service_id" INTEGER,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "base" JSONB NOT NULL,
    "fields" JSONB NOT NULL,

    CONSTRAINT "service_draft_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "service_draft_user_at_idx" ON "service_draft"("user_id", "at");
ALTER TABLE "service_draft" ADD CONSTRAINT "service_draft_user_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "service_draft" ADD CONSTRAINT "service_draft_service_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;
