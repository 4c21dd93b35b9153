import { linkIn, read } from "./support/read.ts";
import { expect, test } from "./support/test.ts";

const MISSING = [
	["/gibt/es/nicht", "de", "Diese Seite gibt es nicht", "Termin buchen"],
	["/en/no/such/page", "en", "This page does not exist", "Book an appointment"],
	["/nichts.html", "de", "Diese Seite gibt es nicht", "Termin buchen"],
	[
		"/demo/postausgang/nichts",
		"de",
		"Diese Seite gibt es nicht",
		"Termin buchen",
	],
	[
		"/barrierefreiheit/danke?nummer=nichts",
		"de",
		"Diese Seite gibt es nicht",
		"Termin buchen",
	],
	[
		"/termin/123456782?t=nichts",
		"de",
		"Termin nicht gefunden",
		"Neuen Termin buchen",
	],
	[
		"/termin/123456782/absagen?t=nichts",
		"de",
		"Termin nicht gefunden",
		"Neuen Termin buchen",
	],
	[
		"/en/termin/123456782?t=nothing",
		"en",
		"Appointment not found",
		"Book a new appointment",
	],
] as const;

for (const [address, language, heading, wayOn] of MISSING)
	test(`${address} says that there is nothing, and leads on`, async () => {
		const missing = await read(address);
		expect(missing).toMatchObject({ status: 404, lang: language, heading });
		const next = await read(linkIn(missing, "main", wayOn));
		expect(next.heading).toBe(
			language === "de" ? "Termin buchen" : "Book an appointment",
		);
	});
