-- Monday morning and Thursday afternoon, instead of days and hours apart from each other.
ALTER TABLE "wish" ADD COLUMN "halves" TEXT[];
UPDATE "wish" SET "halves" = CASE
    WHEN weekdays = '{}' AND from_minute < 720 AND until_minute > 720 THEN '{}'
    ELSE ARRAY(
        SELECT day || '-' || half
        FROM unnest(CASE WHEN weekdays = '{}' THEN ARRAY[1, 2, 3, 4, 5, 6, 7] ELSE weekdays END) AS day,
            unnest(ARRAY['morning', 'afternoon']) AS half
        WHERE (half = 'morning' AND from_minute < 720) OR (half = 'afternoon' AND until_minute > 720)
        ORDER BY day, half DESC)
END;
ALTER TABLE "wish"
    DROP COLUMN "weekdays",
    DROP COLUMN "from_minute",
    DROP COLUMN "until_minute",
    ADD CONSTRAINT "wish_halves_check" CHECK ("halves" <@ ARRAY['1-morning', '1-afternoon', '2-morning', '2-afternoon',
        '3-morning', '3-afternoon', '4-morning', '4-afternoon', '5-morning', '5-afternoon', '6-morning', '6-afternoon',
        '7-morning', '7-afternoon']);
