import type { Service } from "#lib/catalog/catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { minutesOf, type Selection } from "#lib/catalog/rules/selection.ts";
import type { QueueDesk } from "#lib/queue/queue.ts";
import { type CivilDate, instantAt, type Minute } from "#lib/time.ts";
import { type Demand, wantSelection } from "../demand.ts";
import { arrivals, booked, type Visitor, walkIn } from "./visitors.ts";

/** An invented day of one station, before anybody has come. */
export interface DayPlan {
	/** Of the appointments, in the order of their visitors, who are the first in the list. */
	demands: readonly Demand[];
	visitors: readonly Visitor[];
}

interface DayWishes {
	date: CivilDate;
	opens: Minute;
	closes: Minute;
	desks: readonly QueueDesk[];
	services: readonly Service[];
	appointments: number;
	walkIns: number;
}

/** Appointments one after the other at each desk, with short gaps, and walk-ins in between. */
export function planDay(wishes: DayWishes, random: () => number): DayPlan {
	const { date, opens, closes, desks, services } = wishes;
	const demands: Demand[] = [];
	const ends = new Map(desks.map(({ id }) => [id, opens]));
	while (demands.length < wishes.appointments) {
		const [desk] = desks.toSorted(
			(a, b) => (ends.get(a.id) ?? 0) - (ends.get(b.id) ?? 0),
		);
		const from = desk && ends.get(desk.id);
		if (!desk || from === undefined) throw new Error("No desk");
		const selection = shortSelection(random, servedBy(desk, services), date);
		const until = from + minutesOf(selection, date);
		if (until > closes)
			throw new Error(
				`${demands.length} of ${wishes.appointments} appointments fit.`,
			);
		demands.push({
			channel: "online",
			deskId: desk.id,
			from,
			until,
			selection,
		});
		ends.set(desk.id, Math.ceil((until + random() * 5) / 5) * 5);
	}
	const expected = demands.map(({ from, selection }, number) =>
		booked(number, instantAt(date, from).epochMilliseconds, selection, random),
	);
	const spontaneous = arrivals(
		wishes.walkIns,
		instantAt(date, opens).epochMilliseconds,
		instantAt(date, closes).epochMilliseconds,
		random,
	).map((comes, index) =>
		walkIn(
			demands.length + index,
			comes,
			shortSelection(random, services, date),
			random,
		),
	);
	return { demands, visitors: [...expected, ...spontaneous] };
}

const servedBy = ({ serves }: QueueDesk, services: readonly Service[]) =>
	services.filter(({ id }) => serves === null || serves.has(id));

/** Most matters are small ones. */
function shortSelection(
	random: () => number,
	services: readonly Service[],
	date: CivilDate,
): Selection {
	for (let tries = 0; tries < 20; tries += 1) {
		const selection = wantSelection(random, services, date);
		if (minutesOf(selection, date) <= 20) return selection;
	}
	const [shortest] = services.toSorted(
		(a, b) => planOn(a, date).durationMinutes - planOn(b, date).durationMinutes,
	);
	if (!shortest) throw new Error("No service");
	return [{ service: shortest, quantity: 1 }];
}
