import type { Answer, Ask, Call, Refusal, Say, Time, Turn } from "./call.ts";
import { askTimes, go, handOver, home } from "./press.ts";
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
				? go(call, { at: "service", options: answer.options, page: 0 })
				: handOver(call, [{ word: "notNow" }]);
		case "stations": {
			const [only, ...more] = answer.options;
			if (!only) return prompt(call, [{ word: "nothingFree" }]);
			if (more.length > 0)
				return go(call, { at: "station", options: answer.options, page: 0 });
			return askTimes(
				{ ...call, chosen: { ...call.chosen, station: only } },
				0,
			);
		}
		case "times":
			return withTimes(
				call,
				answer.times,
				ask.for === "times" ? ask.page : 0,
				first,
			);
		case "reserve":
			return answer.is === "reserved"
				? go(call, { at: "own-number" })
				: askTimes(call, 0, [{ word: "taken" }]);
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

function withTimes(
	call: Call,
	times: readonly Time[],
	page: number,
	first: readonly Say[],
): Turn {
	const isHere = call.place.at === "time";
	if (times.length === 0)
		// Those that were read out last stay; at the first question there are none at this station.
		return page > 0
			? prompt(call, [{ word: "noMoreTimes" }])
			: prompt(isHere ? stepBack(call) : call, [
					...first,
					{ word: "nothingFree" },
				]);
	const shown = { at: "time", times, page } as const;
	return isHere
		? prompt({ ...call, place: shown }, first)
		: go(call, shown, first);
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
			let back = call;
			while (back.place.at !== "time" && back.before.length > 0)
				back = stepBack(back);
			return askTimes(back, 0, [{ word: "taken" }]);
		}
		case "too-late":
			return home(call, [{ word: "tooLate" }]);
		case "too-many":
			return handOver(call, [{ word: "tooMany" }]);
		case "not-now":
			return handOver(call, [{ word: "notNow" }]);
	}
}

function stepBack(call: Call): Call {
	const place = call.before.at(-1);
	return place ? { ...call, place, before: call.before.slice(0, -1) } : call;
}
