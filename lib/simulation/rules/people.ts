import type {
	Concern,
	Demand,
	Person,
	Spread,
} from "#lib/simulation/simulation.ts";
import { chooserOf, drawn, type Random, randomOf } from "./random.ts";

const MINUTE = 60_000;
const HOUR = 60;

/** Whoever wants to come on this day, in the order in which they come; who has an appointment and does not come is last. */
export function peopleOf(demand: Demand, seed: number): Person[] {
	const people = [...bookedOf(demand, seed), ...walkInsOf(demand, seed)];
	return people.sort((a, b) => a.arrivedAt - b.arrivedAt);
}

function bookedOf(demand: Demand, seed: number): Person[] {
	const { booked, missing, late, patienceBooked } = demand;
	const random = randomOf(seed, "booked");
	return booked.map(({ start, concern }, index) => {
		// Everything is drawn for whoever stays away, too: with another share of them the others stay as they are.
		const comes = random() >= missing;
		const lateMinutes = drawn(late, random);
		const person = personOf(`b${index}`, concern, patienceBooked, random);
		person.startsAt = start * MINUTE;
		person.arrivedAt = comes
			? Math.max(0, person.startsAt + lateMinutes * MINUTE)
			: Number.POSITIVE_INFINITY;
		if (!comes) person.fate = "missing";
		return person;
	});
}

function walkInsOf(demand: Demand, seed: number): Person[] {
	const { rates, swing = 0, concerns, patience } = demand;
	const random = randomOf(seed, "walk-ins");
	const many = drawn(
		{ kind: "lognormal", mean: 1, cv: swing },
		randomOf(seed, "swing"),
	);
	const choose = chooserOf(concerns);
	return rates.flatMap(({ from, until, perHour }) => {
		const people: Person[] = [];
		// Each stretch has its own numbers: a change in the morning leaves the afternoon as it is.
		const gap = randomOf(seed, `gaps ${from}`);
		for (let minute = from; perHour > 0; ) {
			minute += (-Math.log(1 - gap()) * HOUR) / (perHour * many);
			const concern = choose(random);
			if (minute >= until || !concern) break;
			const id = `w${from}-${people.length}`;
			const person = personOf(id, concern, patience, random);
			person.arrivedAt = minute * MINUTE;
			people.push(person);
		}
		return people;
	});
}

function personOf(
	id: string,
	{ serviceIds, planned, length }: Concern,
	patience: Spread | null,
	random: Random,
): Person {
	return {
		id,
		ticket: id,
		status: "waiting",
		arrivedAt: 0,
		startsAt: null,
		priority: null,
		serviceIds,
		forDeskId: null,
		handedOverAt: null,
		parkedUntil: null,
		planned,
		serviceMs: drawn(length, random) * MINUTE,
		patienceMs: patience
			? drawn(patience, random) * MINUTE
			: Number.POSITIVE_INFINITY,
		calledAt: null,
		endedAt: null,
		fate: null,
	};
}
