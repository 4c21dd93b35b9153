import type { Call, Found, Place, Say, Turn, Word } from "./call.ts";

export const KEY = { back: "0", more: "7", human: "9", again: "*" } as const;

/** What is said at a place, and what is listened for there. */
export function prompt(call: Call, before: readonly Say[] = []): Turn {
	const { say, next } = told(call.place, call);
	return { call, say: [...before, ...say], next };
}

function told(
	place: Place,
	{ chosen }: Call,
): { say: readonly Say[]; next: "key" | "digits" } {
	const words = (...all: Word[]) => all.map((word) => ({ word }));
	switch (place.at) {
		case "menu":
			return { say: words("menu"), next: "key" };
		case "service":
		case "station":
			return {
				say: [
					...words(place.at === "service" ? "whichService" : "whichStation"),
					...place.options.map(({ name }, index): Say => {
						return { word: "option", key: index + 1, name };
					}),
					...(place.hasMore ? words("more") : []),
					...words("wayOut"),
				],
				next: "key",
			};
		case "time":
			return {
				say: [
					...words("whichTime"),
					...place.times.map((time, index): Say => {
						return { word: "timeOption", key: index + 1, time };
					}),
					...words("later", "wayOut"),
				],
				next: "key",
			};
		case "own-number":
			return { say: words("ownNumber"), next: "digits" };
		case "confirm":
			return {
				say: [
					...(chosen.time && chosen.station
						? [
								{
									word: "confirm" as const,
									time: chosen.time,
									station: chosen.station.name,
								},
							]
						: []),
					...(chosen.ownNumber
						? [{ word: "yourNumber" as const, number: chosen.ownNumber }]
						: []),
					...words("notice", "confirmKeys"),
				],
				next: "key",
			};
		case "booked": {
			const { reference, pin } = place;
			const said: Say = { word: "booked", reference, pin };
			return { say: [said, ...words("bookedKeys")], next: "key" };
		}
		case "reference":
			return { say: words("reference"), next: "digits" };
		case "pin":
			return { say: words("pin"), next: "digits" };
		case "found": {
			const { canCancel } = place.found;
			return {
				say: [
					appointment(place.found),
					...words(canCancel ? "cancelKeys" : "foundKeys"),
				],
				next: "key",
			};
		}
		case "cancelled":
			return { say: words("cancelled", "afterwards"), next: "key" };
	}
}

/** Where it is; of who need not come, how one meets instead. */
function appointment({ date, start, station, kind, ...is }: Found): Say {
	const time = { date, start };
	if (is.isCancelled) return { word: "wasCancelled", time, station };
	switch (kind) {
		case "phone":
			return { word: "foundByPhone", time };
		case "video":
			return { word: "foundByVideo", time };
		case "counter":
			return { word: "found", time, station };
	}
}
