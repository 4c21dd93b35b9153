import { type Book, NOW, SERVICE, STATION } from "./book.ts";
import type { Asked, Has, Reply } from "./mistakes.ts";

/** What everybody may read. */
export function readAnswer(
	{ path, query }: Asked,
	book: Book,
	has: Has,
): Reply {
	const headers: Readonly<Record<string, string>> = has(
		"closed to other origins",
	)
		? {}
		: { "access-control-allow-origin": "*" };
	const answer = (body: unknown) => ({ status: 200, headers, body });
	switch (path) {
		case "stations":
			return answer([STATION_FACTS]);
		case "services":
			return answer([SERVICE_FACTS]);
		case "wait-times":
			return answer({
				asOf: NOW,
				stations: [waitOf(!has("numbers while it says none"))],
			});
		case "next-release":
			return answer({ station: STATION, nextRelease: null, days: [] });
		case "availability": {
			const from = query.get("from") ?? "";
			const to = query.get("to") ?? "";
			if (query.get("station") !== STATION || !from || !to) return badRequest;
			const days = book
				.free()
				.filter(({ date, starts }) => date >= from && starts.length > 0)
				.map((day) => ({ ...day, durationMinutes: 15 }));
			if (has("days out of order")) days.reverse();
			if (has("days that nobody asked for"))
				days.push({
					date: "2099-01-01",
					starts: ["08:00"],
					durationMinutes: 1,
				});
			return answer({ station: STATION, durationMinutes: 15, days });
		}
		default:
			return { ...badRequest, status: 404 };
	}
}

const badRequest: Reply = {
	status: 400,
	isProblem: true,
	body: {
		type: "about:blank",
		title: "Bad request",
		status: 400,
		detail: "See docs/api.md.",
	},
};

const waitOf = (ticketsGiven: boolean) => ({
	station: STATION,
	open: true,
	openUntil: "18:00",
	opens: null,
	waiting: 0,
	openDesks: 1,
	ticketsGiven,
	noTicketsBecause: ticketsGiven ? null : "stopped",
	expectedMinutes: null,
});

const STATION_FACTS = {
	slug: STATION,
	name: "Hauptwache",
	shortName: "Hauptwache",
	phase: "live",
	onlineFrom: null,
	district: "Mitte",
	address: { building: "", street: "Markt 1", postcode: "12345", city: "X" },
	location: { latitude: 50, longitude: 8 },
	phone: "+49 69 1",
	confirmed: true,
	withoutComing: { phone: [], video: [] },
	openingHours: [{ weekday: 1, from: "08:00", until: "18:00" }],
};

const SERVICE_FACTS = {
	slug: SERVICE,
	name: "Ausweis",
	category: "Papiere",
	bookable: true,
	durationMinutes: 15,
	extraMinutesPerAdditional: 5,
	maxQuantity: 4,
	quantityLabel: "Personen",
	personalPresenceRequired: true,
	combineGroup: null,
	dependsOnAge: false,
	fee: [],
	laterFees: [],
	documents: [],
	laterLengths: [],
	lastDay: null,
};
