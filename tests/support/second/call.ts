import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Book } from "./book.ts";
import type { Has, Reply } from "./mistakes.ts";
import { type Run, read, told } from "./read.ts";

interface Place {
	at: "menu" | "times";
	silences: number;
}

/** Calls as they stood with each answer, and what was answered to which key. */
interface Line {
	places: Map<string, Place>;
	answered: Map<string, object>;
}

const lines = new WeakMap<Book, Line>();

function lineOf(book: Book): Line {
	const line = lines.get(book) ?? { places: new Map(), answered: new Map() };
	lines.set(book, line);
	return line;
}

/** A small menu: it tells the next free times. */
export function goOn(asked: Run): Reply {
	const { book, has, refuse } = asked;
	const line = lineOf(book);
	const keys = has("letters are keys")
		? z.string().optional()
		: z
				.string()
				.regex(/^[0-9*#]*$/)
				.optional();
	const schema = { call: z.string().optional(), keys };
	return read(asked, schema, ({ call = "", keys: pressed = "" }) => {
		const begun: Place = { at: "menu", silences: 0 };
		if (call === "") return told(asked, 200, say(asked, begun));
		const before = line.places.get(call);
		if (!before && !has("any call counts")) return refuse(404, "unknown-call");
		const name = `${call} ${pressed}`;
		const known = line.answered.get(name);
		const isAgain = known && has("sent again a call goes on");
		const place = isAgain ? press({ ...begun, at: "times" }, "0", has) : null;
		const answer =
			(isAgain ? null : known) ??
			say(asked, place ?? press(before ?? begun, pressed, has));
		line.answered.set(name, answer);
		return told(asked, 200, answer);
	});
}

/** Null: a person takes over. */
function press(
	{ at, silences }: Place,
	keys: string,
	has: Has,
): Place | "person" {
	if (keys === "") {
		const more = has("silence for ever") ? 0 : silences + 1;
		return more >= 3 ? "person" : { at, silences: more };
	}
	if (keys === "9" && !has("nobody at 9")) return "person";
	if (keys === "0" && !has("0 leads nowhere"))
		return { at: "menu", silences: 0 };
	const isOn = keys === "1" || (keys === "*" && has("the star goes on"));
	return { at: isOn ? "times" : at, silences: 0 };
}

const MENU = "Freie Zeiten: 1.";

function say({ book }: Run, place: Place | "person"): object {
	const call = randomUUID();
	const { places } = lineOf(book);
	if (place !== "person") places.set(call, place);
	const [day] = book.free();
	const times = `Frei am ${day?.date}: ${day?.starts.slice(0, 3).join(", ")}.`;
	const isTransfer = place === "person";
	return {
		call,
		language: "de",
		say: [isTransfer ? "Moment." : place.at === "menu" ? MENU : times],
		next: isTransfer ? "transfer" : "key",
		seconds: isTransfer ? 0 : 6,
		transferTo: isTransfer ? "+49691" : null,
	};
}
