-- Of one use of an invitation one appointment comes, whatever becomes of it (docs/decisions/0075).
-- What was booked twice before this was known keeps its invitation, as a use of its own.
UPDATE "appointment" a SET "invitation_use" = twice.use
FROM (
    SELECT "id", 10000 + row_number() OVER (ORDER BY "created_at", "id") AS use
    FROM (
        SELECT "id", "created_at", row_number() OVER (PARTITION BY "invitation_id", "invitation_use" ORDER BY "created_at", "id") AS nth
        FROM "appointment" WHERE "invitation_id" IS NOT NULL AND "status" NOT IN ('held', 'expired')
    ) AS booked WHERE nth > 1
) AS twice
WHERE a."id" = twice."id";

-- old processes: they write no invitation_use, and nulls are never the same
CREATE UNIQUE INDEX "appointment_invitation_use_key" ON "appointment" ("invitation_id", "invitation_use")
    WHERE "status" NOT IN ('held', 'expired');
