-- Written by hand: Prisma knows no triggers.
--
-- What public pages are made of says itself that it has changed, so that nobody who writes can forget it: pages that were
-- made of it are served from memory only while its version is the same (docs/decisions/0035). Channel "pages" says "look
-- again", here for what changes a few times a day; of bookings the processes tell each other after they are committed
-- (lib/finished/versions.ts), because transactions that notify commit one after the other.

-- The catalogue: everything that lib/catalog/queries/get-catalog.ts reads, and what became better.

CREATE OR REPLACE FUNCTION catalog_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE public.city SET catalog_version = catalog_version + 1;
	RETURN NULL;
END $$;

DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['category', 'category_text', 'combine_group', 'service', 'service_text', 'service_fee',
		'station_text', 'building_hours', 'station_access', 'rollout_decision',
		'improvement', 'improvement_text', 'improvement_feedback']
	LOOP
		EXECUTE format('CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON public.%I
			FOR EACH STATEMENT EXECUTE FUNCTION catalog_changed()', name);
	END LOOP;
END $$;

CREATE TRIGGER catalog_grown AFTER INSERT OR DELETE ON station
	FOR EACH STATEMENT EXECUTE FUNCTION catalog_changed();
CREATE TRIGGER catalog_changed AFTER UPDATE ON station
	FOR EACH ROW WHEN (to_jsonb(OLD) - 'version' IS DISTINCT FROM to_jsonb(NEW) - 'version')
	EXECUTE FUNCTION catalog_changed();

-- A station's own version, and the city's: any column, and every part of a roster.

CREATE OR REPLACE FUNCTION station_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW IS DISTINCT FROM OLD AND NEW.version = OLD.version THEN
		NEW.version := OLD.version + 1;
	END IF;
	RETURN NEW;
END $$;

CREATE TRIGGER station_changed BEFORE UPDATE ON station
	FOR EACH ROW EXECUTE FUNCTION station_changed();

CREATE OR REPLACE FUNCTION city_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF to_jsonb(OLD) - '{version,catalog_version}'::text[] IS DISTINCT FROM to_jsonb(NEW) - '{version,catalog_version}'::text[] THEN
		NEW.version := greatest(NEW.version, OLD.version + 1);
		NEW.catalog_version := greatest(NEW.catalog_version, OLD.catalog_version + 1);
	END IF;
	RETURN NEW;
END $$;

CREATE TRIGGER city_changed BEFORE UPDATE ON city
	FOR EACH ROW EXECUTE FUNCTION city_changed();

CREATE OR REPLACE FUNCTION raise_roster(of_station int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	IF of_station IS NULL THEN
		UPDATE public.city SET version = version + 1;
	ELSE
		UPDATE public.station SET version = version + 1 WHERE id = of_station;
	END IF;
END $$;

CREATE OR REPLACE FUNCTION roster_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		PERFORM raise_roster(OLD.station_id);
	END IF;
	IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.station_id IS DISTINCT FROM OLD.station_id THEN
		PERFORM raise_roster(NEW.station_id);
	END IF;
	RETURN NULL;
END $$;

-- Arguments: the table of the whole, and the column that leads there. A part that goes together with its whole finds it
-- no more; the whole has said it. Parts are never hung on another whole.
CREATE OR REPLACE FUNCTION roster_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('SELECT raise_roster(station_id) FROM public.%I WHERE id = $1', TG_ARGV[0])
		USING (to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END)->>TG_ARGV[1])::int;
	RETURN NULL;
END $$;

CREATE TRIGGER roster_changed AFTER INSERT OR UPDATE OR DELETE ON desk
	FOR EACH ROW EXECUTE FUNCTION roster_changed();
CREATE TRIGGER roster_changed AFTER INSERT OR UPDATE OR DELETE ON opening
	FOR EACH ROW EXECUTE FUNCTION roster_changed();
CREATE TRIGGER roster_changed AFTER INSERT OR UPDATE OR DELETE ON closure
	FOR EACH ROW EXECUTE FUNCTION roster_changed();
CREATE TRIGGER roster_changed AFTER INSERT OR UPDATE OR DELETE ON holiday_opening
	FOR EACH ROW EXECUTE FUNCTION roster_changed();
CREATE TRIGGER roster_changed AFTER INSERT OR UPDATE OR DELETE ON desk_service
	FOR EACH ROW EXECUTE FUNCTION roster_part_changed('desk', 'desk_id');
CREATE TRIGGER roster_changed AFTER INSERT OR UPDATE OR DELETE ON opening_desk
	FOR EACH ROW EXECUTE FUNCTION roster_part_changed('opening', 'opening_id');
CREATE TRIGGER roster_changed AFTER INSERT OR UPDATE OR DELETE ON closure_service
	FOR EACH ROW EXECUTE FUNCTION roster_part_changed('closure', 'closure_id');
CREATE TRIGGER roster_changed AFTER INSERT OR UPDATE OR DELETE ON closure_text
	FOR EACH ROW EXECUTE FUNCTION roster_part_changed('closure', 'closure_id');

-- Days. Commands raise the version of each day that they change (lib/db/lock.ts), and every write to a day's row does.
-- At the end of a transaction it is looked whether the day was raised in it, whoever wrote.

CREATE OR REPLACE FUNCTION day_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.version = OLD.version THEN
		NEW.version := OLD.version + 1;
	END IF;
	RETURN NEW;
END $$;

CREATE TRIGGER day_changed BEFORE UPDATE ON station_day
	FOR EACH ROW EXECUTE FUNCTION day_changed();

CREATE OR REPLACE FUNCTION raise_day(of_station int, of_date date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT 1 FROM public.station_day WHERE station_id = of_station AND date = of_date
			AND version > 0 AND xmin = pg_current_xact_id()::xid) THEN
		INSERT INTO public.station_day AS day (station_id, date, version)
			SELECT id, of_date, 1 FROM public.station WHERE id = of_station
			ON CONFLICT (station_id, date) DO UPDATE SET version = day.version + 1;
	END IF;
END $$;

CREATE OR REPLACE FUNCTION appointment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		PERFORM raise_day(OLD.station_id, OLD.date);
	END IF;
	IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND (NEW.station_id, NEW.date) IS DISTINCT FROM (OLD.station_id, OLD.date) THEN
		PERFORM raise_day(NEW.station_id, NEW.date);
	END IF;
	RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER appointment_added AFTER INSERT ON appointment
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION appointment_changed();
CREATE CONSTRAINT TRIGGER appointment_removed AFTER DELETE ON appointment
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION appointment_changed();
-- Whether somebody who takes the desk is on the way, called or served makes no difference.
CREATE CONSTRAINT TRIGGER appointment_changed AFTER UPDATE ON appointment
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN ((OLD.station_id, OLD.date, OLD.desk_id, OLD.starts_at, OLD.ends_at, OLD.hold_expires_at,
			OLD.status IN ('cancelled', 'no-show', 'expired'))
		IS DISTINCT FROM (NEW.station_id, NEW.date, NEW.desk_id, NEW.starts_at, NEW.ends_at, NEW.hold_expires_at,
			NEW.status IN ('cancelled', 'no-show', 'expired')))
	EXECUTE FUNCTION appointment_changed();

-- News of what changes seldom.

CREATE OR REPLACE FUNCTION tell_pages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('pages', '');
	RETURN NULL;
END $$;

CREATE TRIGGER tell_pages AFTER UPDATE ON city FOR EACH STATEMENT EXECUTE FUNCTION tell_pages();
CREATE TRIGGER tell_pages AFTER UPDATE ON station FOR EACH STATEMENT EXECUTE FUNCTION tell_pages();

-- A house today: changes with everything that happens in its queue. It is not counted up, because there is no row that
-- everybody in the house would have to wait for.
CREATE OR REPLACE FUNCTION queue_version(of_station int, of_date date) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT concat_ws(' ', of_date,
		(SELECT count(*) || '.' || sum(version) FROM public.visit WHERE station_id = of_station AND date = of_date),
		(SELECT string_agg(p.desk_id || '.' || p.user_id || '.' || extract(epoch FROM p.since), ',' ORDER BY p.desk_id)
			FROM public.desk_presence p JOIN public.desk d ON d.id = p.desk_id WHERE d.station_id = of_station),
		(SELECT version || '.' || coalesce(walk_ins, '') FROM public.station_day
			WHERE station_id = of_station AND date = of_date),
		(SELECT count(*) FROM public.appointment
			WHERE station_id = of_station AND date = of_date AND status = 'booked'),
		(SELECT version FROM public.station WHERE id = of_station),
		(SELECT catalog_version FROM public.city WHERE id = 1))
$$;
