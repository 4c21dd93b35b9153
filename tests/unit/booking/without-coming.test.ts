import { expect, test } from "vitest";
import { titleOf } from "#app/[locale]/(citizen)/termine/reservierung/[token]/_parts/title-of.ts";
import { type AppointmentStatus, isInTheHouse } from "#lib/booking/booking.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { locales } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

test.each(locales)(
	"nobody is asked who comes where one may stay away: %s",
	(locale) => {
		const booking = translator("booking", locale);
		const word = (
			view: "details" | "check" | "times" | "stations" | "services" | "minor",
		) => ({ title: booking(`views.${view}.title`) });
		const texts = {
			views: {
				details: word("details"),
				check: word("check"),
				times: word("times"),
				stations: word("stations"),
				services: word("services"),
				minor: word("minor"),
			},
			kind: { title: translator("kind", locale)("ask.title") },
		};
		const title = (view: "details" | "check", kinds: readonly Kind[]) =>
			titleOf({ view, kinds }, texts);
		// Where the counter is the only way, everything is as it was.
		expect(title("details", ["counter"])).toBe(texts.views.details.title);
		for (const kind of ["phone", "video"] as const) {
			expect(title("details", ["counter", kind])).toBe(texts.kind.title);
			expect(title("check", ["counter", kind])).toBe(texts.views.check.title);
		}
		expect(texts.kind.title).not.toBe(texts.views.details.title);
	},
);

test("whoever is on the phone or in a room on the internet is not in the house", () => {
	const here: AppointmentStatus[] = ["arrived", "called", "serving"];
	for (const status of here) {
		expect(isInTheHouse({ status, kind: "counter" })).toBe(true);
		for (const kind of ["phone", "video"] as const)
			expect(isInTheHouse({ status, kind })).toBe(false);
	}
	expect(isInTheHouse({ status: "booked", kind: "counter" })).toBe(false);
});
