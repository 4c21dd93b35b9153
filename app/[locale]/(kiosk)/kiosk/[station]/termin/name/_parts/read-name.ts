import {
	digitsOf,
	NAME_LENGTH,
	type NameState,
	pressKey,
	TIME_LENGTH,
} from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/check-in-state.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import type { Minute } from "#lib/time.ts";

/** What the form says: how far somebody is, and once both are there, whom to look for. */
export function readName(sent: Sent): {
	state: NameState;
	asked: { name: string; start: Minute } | null;
} {
	const name = textOf(sent, "name").slice(0, NAME_LENGTH);
	const time = digitsOf(textOf(sent, "zeit"), TIME_LENGTH);
	const isTime = textOf(sent, "schritt") === "time";
	const key = textOf(sent, "taste");
	const state: NameState = {
		step: isTime ? "time" : "name",
		name,
		time,
		lacks: null,
		refusal: null,
	};
	if (sent.taste !== undefined)
		return {
			state: isTime
				? { ...state, time: pressKey(time, key, TIME_LENGTH) }
				: { ...state, name: pressKey(name, key, NAME_LENGTH) },
			asked: null,
		};
	if (!/\p{L}/u.test(name))
		return { state: { ...state, step: "name", lacks: "name" }, asked: null };
	if (!isTime) return { state: { ...state, step: "time" }, asked: null };
	const start = minuteOfDigits(time);
	return start === null
		? { state: { ...state, lacks: "time" }, asked: null }
		: { state, asked: { name, start } };
}

/** "0815", "815" and "8" (the whole hour); null: no time of day. */
export function minuteOfDigits(digits: string): Minute | null {
	const padded = digits.length <= 2 ? `${digits}00` : digits;
	const hours = Number(padded.slice(0, -2));
	const minutes = Number(padded.slice(-2));
	return digits !== "" && hours < 24 && minutes < 60
		? hours * 60 + minutes
		: null;
}
