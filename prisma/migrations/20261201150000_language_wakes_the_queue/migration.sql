-- Which languages people at desks speak, and who agreed that theirs is seen, decides who is called next and what desk and
-- display say: a change of it is one of the queue.
-- old processes: they compare the text that it gives, whatever stands in it
CREATE OR REPLACE FUNCTION queue_version(of_station int, of_date date) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT concat_ws(' ', of_date,
		(SELECT count(*) || '.' || sum(v.version) || '.' || count(*) FILTER (WHERE m.shows_language)
			FROM public.visit v LEFT JOIN public.visit_memo m ON m.visit_id = v.id
			WHERE v.station_id = of_station AND v.date = of_date),
		(SELECT string_agg(p.desk_id || '.' || p.user_id || '.' || extract(epoch FROM p.since)
				|| '.' || array_to_string(u.languages, '+'), ',' ORDER BY p.desk_id)
			FROM public.desk_presence p JOIN public.desk d ON d.id = p.desk_id JOIN public.staff_user u ON u.id = p.user_id
			WHERE d.station_id = of_station),
		(SELECT version || '.' || coalesce(walk_ins, '') FROM public.station_day
			WHERE station_id = of_station AND date = of_date),
		(SELECT count(*) FILTER (WHERE a.status = 'booked') || '.' || count(*) FILTER (WHERE c.shows_language)
			FROM public.appointment a LEFT JOIN public.contact c ON c.appointment_id = a.id
			WHERE a.station_id = of_station AND a.date = of_date),
		(SELECT version FROM public.station WHERE id = of_station),
		(SELECT catalog_version FROM public.city WHERE id = 1))
$$;
