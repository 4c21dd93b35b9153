import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { calendarFile } from "#lib/notifications/letter/rules/calendar.ts";
import { letterFor } from "#lib/notifications/letter/rules/letter.ts";
import type { MessageKind } from "#lib/notifications/notifications.ts";
import { locales } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { exampleService } from "#tests/support/examples.ts";
import { event, notice, station } from "./examples.ts";

const ADDRESS = "https://video.example/raum/0123456789abcdef0123456789abcdef";
const phone = { kind: "phone", address: null } as const;
const video = { kind: "video", address: ADDRESS } as const;
const advice = exampleService({
	personalPresence: false,
	text: { ...exampleService().text, documents: ["Ihre Meldebescheinigung"] },
});
const services = [{ service: advice, quantity: 1 }];

/** Of each letter about an appointment that stands. */
const STANDING: MessageKind[] = [
	"confirmed",
	"changed",
	"moved",
	"reminder",
	"as-before",
];

describe("a letter about an appointment without coming", () => {
	test.each(
		locales.flatMap((locale) => STANDING.map((kind) => ({ locale, kind }))),
	)("sends nobody to a house or to a display: $kind, $locale", (one) => {
		const { text, html } = letterFor({
			...notice,
			...one,
			services,
			remote: phone,
		});
		for (const words of [station.street, station.building, notice.ticket]) {
			expect(text).not.toContain(words);
			expect(html).not.toContain(words);
		}
		expect(text).not.toContain("video.example");
	});

	test("says in German what to do instead, and names no coming", () => {
		for (const kind of STANDING) {
			const { text } = letterFor({ ...notice, kind, services, remote: phone });
			expect(text).toContain("Wir rufen Sie an");
			expect(text).toContain("Das halten Sie bitte bereit");
			expect(text).not.toMatch(
				/mitbringen|bringen Sie|Ja, ich komme|Kommen Sie\?|bitte kommen Sie wie/,
			);
		}
	});

	test("brings the link of the room, or says that it is still to come", () => {
		const letter = (address: string | null) =>
			letterFor({ ...notice, services, remote: { kind: "video", address } });
		expect(letter(ADDRESS).text).toContain(ADDRESS);
		expect(letter(ADDRESS).html).toContain(`href="${ADDRESS}"`);
		expect(letter(null).text).toContain("Den Link gibt es noch nicht.");
	});

	test.each(locales)(
		"asks afterwards how it was, of no visit: %s",
		(locale) => {
			const asked = { ...notice, locale, services, kind: "feedback" } as const;
			const words = (remote?: typeof phone | typeof video) => {
				const { text, html } = letterFor({ ...asked, remote });
				return `${text}\n${html}`;
			};
			const mail = translator("mail", locale);
			for (const key of [
				"feedback.ask",
				"feedback.anonymous",
				"footer.notYourVisit",
			] as const) {
				const visit = mail(key);
				expect(words()).toContain(visit);
				for (const remote of [phone, video])
					expect(words(remote)).not.toContain(visit);
			}
			// The link and the mailbox are the person's all the same.
			expect(words(phone)).toContain(notice.links.feedback);
		},
	);

	test("says in German that one talked, and to whom it went by mistake", () => {
		const { text, html } = letterFor({
			...notice,
			services,
			kind: "feedback",
			remote: phone,
		});
		for (const words of [text, html]) {
			expect(words).toContain("Sie haben mit uns gesprochen");
			expect(words).toContain("Sie haben nicht mit uns gesprochen?");
			expect(words).not.toMatch(/Sie waren/);
		}
		const missing = letterFor({
			...notice,
			services,
			kind: "unsettled",
			remote: phone,
		});
		expect(missing.text).not.toContain("Sie waren nicht bei uns?");
	});

	test("of the house is as it always was", () => {
		const { text } = letterFor(notice);
		expect(text).toContain(station.street);
		expect(text).toContain(notice.ticket);
		expect(text).toContain("Das bringen Sie bitte mit");
	});
});

describe("the calendar file", () => {
	const read = (file: string) => {
		for (const line of file.split("\r\n"))
			expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
		const calendar = new ICAL.Component(ICAL.parse(file));
		const found = calendar.getFirstSubcomponent("vevent");
		if (!found) throw new Error("no event");
		return found;
	};

	test("has the room as a conference (RFC 7986), before its alarms, and no house", () => {
		const file = calendarFile({ ...event, remote: video });
		const found = read(file);
		const conference = found.getFirstProperty("conference");
		expect(conference?.getFirstValue()).toBe(ADDRESS);
		expect(conference?.type).toBe("uri");
		expect(found.getFirstPropertyValue("location")).toBe("Per Video");
		expect(found.getFirstProperty("geo")).toBeNull();
		expect(file.indexOf("CONFERENCE")).toBeLessThan(file.indexOf("VALARM"));
		expect(file).not.toContain(station.street);
	});

	test("of a call has neither house nor conference, and a cancelled one no room", () => {
		const call = calendarFile({ ...event, remote: phone });
		expect(read(call).getFirstPropertyValue("summary")).toBe(
			"Termin am Telefon",
		);
		const cancelled = calendarFile({
			...event,
			state: "cancelled",
			remote: video,
		});
		for (const file of [call, cancelled])
			expect(file).not.toContain("CONFERENCE");
	});
});
