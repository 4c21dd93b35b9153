import type { Ask, Call, Place, Say, Step, Turn } from "./call.ts";
import { KEY, prompt } from "./prompt.ts";

/** So many wrong keys or silences in a row, and a person takes over. */
const MOST_MISSES = 3;
/** A call that has not come to an end by then goes in circles. */
const MOST_TURNS = 60;

export function beginCall(id: string): Turn {
	const call: Call = {
		id,
		place: { at: "menu" },
		before: [],
		chosen: {},
		misses: 0,
		wrongPins: 0,
		turns: 0,
	};
	return prompt(call, [{ word: "welcome" }]);
}

/**
 * What somebody typed, and what comes of it. Pure: what has to be looked up is asked for (`ask`) and comes in by `goOn`.
 * @param typed digits and stars, without the # that ends a number; empty: nothing in time
 */
export function press(before: Call, typed: string): Turn {
	const call = { ...before, turns: before.turns + 1 };
	if (call.turns > MOST_TURNS) return handOver(call);
	const keys = typed.replaceAll("#", "");
	// A bare # means "what was that?" as well as the star does.
	if (keys === KEY.again || (typed !== "" && keys === ""))
		return prompt({ ...call, misses: 0 });
	if (keys === "") return missed(call, "silence");
	if (keys === KEY.human) return handOver(call);
	if (keys === KEY.back) return back(call);
	return at({ ...call, misses: 0 }, keys) ?? missed(call, "wrongKey");
}

/** Null: nothing stands on these keys. */
function at(call: Call, keys: string): Turn | null {
	const { place, chosen } = call;
	switch (place.at) {
		case "menu":
			if (keys === "1") return askServices(call, 0);
			return keys === "2" ? go(call, { at: "reference" }) : null;
		case "service":
		case "station": {
			if (keys === KEY.more && place.hasMore)
				return turnTo(call, { at: place.at, page: place.page + 1 });
			const option = place.options[indexOf(keys)];
			if (!option) return null;
			if (place.at === "service")
				return askStations(
					{ ...call, chosen: { ...chosen, service: option } },
					0,
				);
			const next = { ...call, chosen: { ...chosen, station: option } };
			return askTimes(next, 0);
		}
		case "time": {
			if (keys === KEY.more) return askTimes(call, place.page + 1);
			const time = place.times[indexOf(keys)];
			if (!time) return null;
			const next = { ...call, chosen: { ...chosen, time } };
			const { service, station } = chosen;
			return service && station
				? asking(next, {
						for: "reserve",
						service: service.value,
						station: station.value,
						time,
					})
				: handOver(call);
		}
		case "own-number":
			return go(
				{ ...call, chosen: { ...chosen, ownNumber: keys } },
				{ at: "confirm" },
			);
		case "confirm":
			return keys === "1" && chosen.ownNumber
				? asking(call, { for: "book", ownNumber: chosen.ownNumber })
				: null;
		case "booked":
		case "cancelled":
			return keys === "1" ? home(call) : null;
		case "reference":
			return go(
				{ ...call, chosen: { ...chosen, reference: keys } },
				{ at: "pin" },
			);
		case "pin": {
			const next = { ...call, chosen: { ...chosen, pin: keys } };
			const { reference = "" } = chosen;
			return asking(next, { for: "find", reference, pin: keys });
		}
		case "found": {
			if (keys === "1") return home(call);
			const { reference = "", pin = "" } = chosen;
			return keys === "2" && place.found.canCancel
				? asking(call, { for: "cancel", reference, pin })
				: null;
		}
	}
}

/** "1" is the first. */
const indexOf = (keys: string) =>
	/^[1-6]$/.test(keys) ? Number(keys) - 1 : -1;

const asking = (call: Call, ask: Ask, first: readonly Say[] = []): Turn => ({
	call,
	ask,
	first,
});

const askServices = (
	call: Call,
	page: number,
	first: readonly Say[] = [],
): Turn => asking(call, { for: "services", page }, first);

function askStations(
	call: Call,
	page: number,
	first: readonly Say[] = [],
): Turn {
	const { service } = call.chosen;
	return service
		? asking(call, { for: "stations", service: service.value, page }, first)
		: handOver(call);
}

export function askTimes(
	call: Call,
	page: number,
	first: readonly Say[] = [],
): Turn {
	const { service, station } = call.chosen;
	return service && station
		? asking(
				call,
				{
					for: "times",
					service: service.value,
					station: station.value,
					page,
				},
				first,
			)
		: handOver(call);
}

/** On to a place; "back" leads to where one was. */
export function go(
	call: Call,
	place: Place,
	before: readonly Say[] = [],
): Turn {
	const come = [...call.before, ...stepOf(call.place)].slice(-10);
	return prompt({ ...call, place, before: come }, before);
}

/** Nothing for a place from which nothing leads back. */
function stepOf(place: Place): Step[] {
	switch (place.at) {
		case "service":
		case "station":
		case "time":
			return [{ at: place.at, page: place.page }];
		case "booked":
		case "found":
		case "cancelled":
			return [];
		default:
			return [{ at: place.at }];
	}
}

/** To a place instead of this one; of a list, what stands there now. */
function turnTo(call: Call, step: Step, first: readonly Say[] = []): Turn {
	switch (step.at) {
		case "service":
		case "station": {
			const place = { ...step, options: [], hasMore: false };
			const ask = step.at === "service" ? askServices : askStations;
			return ask({ ...call, place }, step.page, first);
		}
		case "time":
			return askTimes(
				{ ...call, place: { ...step, times: [] } },
				step.page,
				first,
			);
		default:
			return prompt({ ...call, place: step }, first);
	}
}

/** To where one was before; to the beginning where that is nowhere. */
export function stepBack(call: Call, first: readonly Say[] = []): Turn {
	const step = call.before.at(-1);
	return step
		? turnTo({ ...call, before: call.before.slice(0, -1) }, step, first)
		: home(call, first);
}

/** What was chosen is forgotten, and another booking is another one. */
export function home(call: Call, before: readonly Say[] = []): Turn {
	const id = call.place.at === "booked" ? `${call.id}+` : call.id;
	const place = { at: "menu" } as const;
	return prompt({ ...call, id, place, before: [], chosen: {} }, before);
}

/** A page of a list back, or to the place before; from what is done only to the beginning. */
function back(call: Call): Turn {
	const { place } = call;
	const calm = { ...call, misses: 0 };
	if (["booked", "cancelled", "found"].includes(place.at)) return home(calm);
	const isList = place.at === "service" || place.at === "station";
	return isList && place.page > 0
		? turnTo(calm, { at: place.at, page: place.page - 1 })
		: stepBack(calm);
}

/** Said again; after the third time a person takes over, and after all is done the call ends. */
function missed(call: Call, why: "silence" | "wrongKey"): Turn {
	const isDone = call.place.at === "booked" || call.place.at === "cancelled";
	if (isDone && why === "silence" && call.misses > 0)
		return { call, say: [{ word: "goodbye" }], next: "hang-up" };
	const misses = call.misses + 1;
	if (misses >= MOST_MISSES) return handOver(call);
	return prompt({ ...call, misses }, [{ word: why }]);
}

export const handOver = (call: Call, before: readonly Say[] = []): Turn => ({
	call,
	say: [...before, { word: "handOver" }],
	next: "transfer",
});
