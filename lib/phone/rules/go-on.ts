import type {
	Answer,
	Ask,
	Call,
	Place,
	Refusal,
	Say,
	Time,
	Turn,
} from "./call.ts";
import { listPlace } from "./list.ts";
import { askTimes, go, handOver, home, stepBack } from "./press.ts";
import { prompt } from "./prompt.ts";

/** So many wrong PINs in one call, and a person takes over; whose number it is counts them besides, over all calls. */
const MOST_WRONG_PINS = 3;

/**
 * The call goes on with what the house has said.
 * @param first said before all else
 */
export function goOn(
	call: Call,
	ask: Ask,
	answer: Answer,
	first: readonly Say[] = [],
): Turn {
	switch (answer.to) {
		case "services":
			return answer.options.length > 0
				? show(call, listPlace("service", answer.options, pageOf(ask)), first)
				: handOver(call, [{ word: "notNow" }]);
		case "stations": {
			const [only, ...more] = answer.options;
			const isHere = call.place.at === "station";
			if (!only) {
				const none: Say[] = [...first, { word: "nothingFree" }];
				return isHere ? stepBack(call, none) : prompt(call, none);
			}
			// Whoever comes back to a list hears it, however short it has become.
			if (more.length > 0 || isHere)
				return show(
					call,
					listPlace("station", answer.options, pageOf(ask)),
					first,
				);
			return askTimes(
				{ ...call, chosen: { ...call.chosen, station: only } },
				0,
			);
		}
		case "times":
			return withTimes(call, answer.times, pageOf(ask), first);
		case "reserve":
			return notReserved(call, answer.is);
		case "book": {
			const { reference, pin } = answer;
			return go(call, { at: "booked", reference, pin });
		}
		case "find":
			return go(
				{ ...call, wrongPins: 0 },
				{ at: "found", found: answer.found },
			);
		case "cancel":
			return go(call, { at: "cancelled" });
		case "refusal":
			return refused(call, answer.why);
	}
}

function notReserved(call: Call, is: "reserved" | "taken" | "full"): Turn {
	if (is === "reserved") return go(call, { at: "own-number" });
	const page = call.place.at === "time" ? call.place.page : 0;
	// What was read out holds no more: where this day has nothing left, or is the line's no more, the next one has its place.
	const there: Call = { ...call, place: { at: "time", times: [], page } };
	return askTimes(there, page, [{ word: is === "full" ? "dayFull" : "taken" }]);
}

const pageOf = (ask: Ask): number => ("page" in ask ? ask.page : 0);

/** Another page of the same list replaces it: "back" leads to where one was before the list. */
const show = (call: Call, place: Place, first: readonly Say[]): Turn =>
	call.place.at === place.at
		? prompt({ ...call, place }, first)
		: go(call, place, first);

function withTimes(
	call: Call,
	times: readonly Time[],
	page: number,
	first: readonly Say[],
): Turn {
	if (times.length > 0) return show(call, { at: "time", times, page }, first);
	const { place } = call;
	if (place.at !== "time")
		return prompt(call, [...first, { word: "nothingFree" }]);
	// Those that were read out last stay; whoever came back to them hears the first ones.
	if (page > 0)
		return place.times.length > 0
			? prompt(call, [{ word: "noMoreTimes" }])
			: askTimes(call, 0, first);
	// At this station there are none any more.
	return stepBack(call, [...first, { word: "nothingFree" }]);
}

function refused(call: Call, why: Refusal): Turn {
	switch (why) {
		case "no-match": {
			const wrongPins = call.wrongPins + 1;
			if (wrongPins >= MOST_WRONG_PINS)
				return handOver({ ...call, wrongPins }, [{ word: "noMatch" }]);
			const again: Call = {
				...call,
				place: { at: "reference" },
				before: [{ at: "menu" }],
				wrongPins,
			};
			return prompt(again, [{ word: "noMatch" }]);
		}
		case "number-wrong":
			return prompt({ ...call, place: { at: "own-number" } }, [
				{ word: "ownNumberWrong" },
			]);
		case "taken": {
			// Back to where times are read out: what is free is asked for anew.
			const before = call.before.slice(
				0,
				Math.max(
					0,
					call.before.findLastIndex(({ at }) => at === "time"),
				),
			);
			const place = { at: "time", times: [], page: 0 } as const;
			return askTimes({ ...call, place, before }, 0, [{ word: "taken" }]);
		}
		case "too-late":
			return home(call, [{ word: "tooLate" }]);
		case "too-many":
			return handOver(call, [{ word: "tooMany" }]);
		case "not-now":
			return handOver(call, [{ word: "notNow" }]);
	}
}
