import type { translator } from "#lib/text/translator.ts";
import { clock } from "#lib/time.ts";
import type { Say, Time } from "./call.ts";

/** As a voice reads it out, one text a sentence or two. */
export function inWords(
	say: Say,
	t: ReturnType<typeof translator<"phone">>,
): string {
	switch (say.word) {
		case "option":
			return t("option", { key: String(say.key), name: say.name });
		case "timeOption":
			return t("timeOption", { key: String(say.key), time: spoken(say.time) });
		case "confirm":
		case "found":
		case "wasCancelled":
			return t(say.word, { time: spoken(say.time), station: say.station });
		case "foundByPhone":
		case "foundByVideo":
			return t(say.word, { time: spoken(say.time) });
		case "yourNumber":
			return t("yourNumber", { number: apart(say.number) });
		case "booked":
			return t("booked", {
				reference: apart(say.reference),
				pin: apart(say.pin),
			});
		default:
			return t(say.word);
	}
}

/** "Dienstag, 1. Dezember, 9 Uhr 15": a voice reads "09:15" as it likes. */
function spoken({ date, start }: Time): string {
	const day = Temporal.PlainDate.from(date).toLocaleString("de", {
		weekday: "long",
		day: "numeric",
		month: "long",
	});
	const [hour, minute] = clock(start).split(":").map(Number);
	return `${day}, ${hour} Uhr${minute ? ` ${minute}` : ""}`;
}

/** Digit by digit, with a pause after every third. */
const apart = (digits: string): string =>
	(digits.match(/.{1,3}/g) ?? [])
		.map((three) => [...three].join(" "))
		.join(", ");

/** Characters that a voice reads in a second; the slow ones. */
const PER_SECOND = 14;
/** Until somebody has pressed a key. */
const PRESSED_SECONDS = 1;

/** How long a part of a call takes for whoever listens to all of it. */
export const secondsOf = (said: readonly string[], keys: string): number =>
	said.join(" ").length / PER_SECOND + keys.length * PRESSED_SECONDS;
