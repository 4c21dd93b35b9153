-- How each service treats people under 18 (lib/catalog/minors.ts).
ALTER TABLE "service" ADD COLUMN "minor_rule" TEXT;
ALTER TABLE "service" ADD CONSTRAINT "service_minor_rule_check" CHECK ("minor_rule" IN ('id-card', 'child-id-card', 'temporary-id-card', 'passport', 'temporary-passport', 'eid-card', 'family'));

-- Installations that were seeded before.
UPDATE "service" SET "minor_rule" = "rule"
FROM (VALUES
    ('personalausweis', 'id-card'),
    ('personalausweis-kind', 'child-id-card'),
    ('personalausweis-vorlaeufig', 'temporary-id-card'),
    ('reisepass', 'passport'),
    ('reisepass-vorlaeufig', 'temporary-passport'),
    ('eid-karte', 'eid-card'),
    ('ausweise-familie', 'family')) AS "rules" ("service_slug", "rule")
WHERE "slug" = "service_slug";
UPDATE "city" SET "catalog_version" = "catalog_version" + 1;

-- Three short answers, never anything about a person.
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_minor_case_check" CHECK ("minor_case" ~ '^[a-z0-9.-]{1,32}$');
