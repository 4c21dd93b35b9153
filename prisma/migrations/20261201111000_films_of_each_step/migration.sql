-- Each step has a film of its own: choosing a service is not what the first page is about.
ALTER TABLE "sign_film" DROP CONSTRAINT "sign_film_place_check";
-- old processes: all that was allowed before is allowed still
ALTER TABLE "sign_film" ADD CONSTRAINT "sign_film_place_check" CHECK ("place" IN ('start', 'service', 'minor', 'station', 'time', 'details', 'confirmation', 'move', 'cancel', 'accessibility'));
