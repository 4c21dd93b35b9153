import ICAL from "ical.js";
import { afterEach, describe, expect, it } from "vitest";
import {
	type CalendarEvent,
	calendarFile,
} from "#lib/notifications/letter/rules/calendar.ts";
import { event } from "./examples.ts";

const zone = process.env.TZ;
afterEach(() => {
	process.env.TZ = zone;
	if (zone === undefined) delete process.env.TZ;
});

/** As a calendar program reads it: by the VTIMEZONE inside the file. */
function parse(text: string) {
	const calendar = new ICAL.Component(ICAL.parse(text));
	const component = calendar.getFirstSubcomponent("vevent");
	if (!component) throw new Error("no event");
	const instant = (name: string) => {
		const time = component.getFirstPropertyValue(name) as ICAL.Time;
		const tzid = component.getFirstProperty(name)?.getFirstParameter("tzid");
		const vtimezone = calendar
			.getAllSubcomponents("vtimezone")
			.find((sub) => sub.getFirstPropertyValue("tzid") === tzid);
		if (vtimezone) time.zone = new ICAL.Timezone(vtimezone);
		return new Date(time.toUnixTime() * 1000).toISOString();
	};
	return { calendar, component, instant };
}

const at = (start: string, minutes = 25): CalendarEvent => ({
	...event,
	startsAt: Date.parse(start),
	endsAt: Date.parse(start) + minutes * 60_000,
});

describe.each(["UTC", "Europe/Berlin", "Pacific/Auckland", "America/New_York"])(
	"a calendar file written by a server in %s",
	(server) => {
		it.each([
			["in winter", "2026-11-25T07:15:00.000Z"],
			["in summer", "2026-07-01T06:00:00.000Z"],
			["before the clocks go forward", "2027-03-26T15:30:00.000Z"],
			["after the clocks went forward", "2027-03-29T06:00:00.000Z"],
			["before the clocks go back", "2026-10-23T14:30:00.000Z"],
			["after the clocks went back", "2026-10-26T07:00:00.000Z"],
			["just before the hour that is skipped", "2027-03-28T00:59:00.000Z"],
			["just after the hour that is skipped", "2027-03-28T01:00:00.000Z"],
			["long after this year's rules", "2031-04-01T06:00:00.000Z"],
		])("begins and ends at the right instant %s", (_, start) => {
			process.env.TZ = server;
			const { instant } = parse(calendarFile(at(start)));
			expect(instant("dtstart")).toBe(start);
			expect(instant("dtend")).toBe(
				new Date(Date.parse(start) + 25 * 60_000).toISOString(),
			);
			expect(instant("dtstamp")).toBe("2026-11-22T07:00:00.000Z");
		});
	},
);

it("says when it was written in UTC and when it is in Berlin time", () => {
	const text = calendarFile(event);
	expect(text).toContain("DTSTAMP:20261122T070000Z\r\n");
	expect(text).toContain("DTSTART;TZID=Europe/Berlin:20261125T081500\r\n");
});

it("publishes a confirmed appointment with place, alarms and number", () => {
	const { calendar, component } = parse(
		calendarFile({ ...event, sequence: 3 }),
	);
	expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
	expect(component.getFirstPropertyValue("status")).toBe("CONFIRMED");
	expect(component.getFirstPropertyValue("sequence")).toBe(3);
	expect(component.getFirstPropertyValue("uid")).toBe(event.uid);
	expect(component.getFirstPropertyValue("summary")).toBe(
		"Termin Bürger-Service-Station",
	);
	expect(component.getFirstPropertyValue("location")).toBe(
		"Bürger-Service-Station Stadtmitte\nStadthaus, Friedrich-Albert-Lange-Platz 7, 47051 Musterstadt",
	);
	expect(component.getFirstPropertyValue("geo")).toEqual([51.4344, 6.7623]);
	expect(component.getFirstPropertyValue("organizer")).toBe(
		"mailto:termine@termine.example",
	);
	expect(component.getFirstPropertyValue("url")).toBe(event.url);
	expect(component.getFirstPropertyValue("description")).toContain(
		"482\u00a0193\u00a0507",
	);
	const alarms = component
		.getAllSubcomponents("valarm")
		.map((alarm) => String(alarm.getFirstPropertyValue("trigger")));
	expect(alarms).toEqual(["-P1D", "-PT1H"]);
});

it("takes a cancelled appointment out of the calendar and rings no more", () => {
	const { calendar, component } = parse(
		calendarFile({ ...event, state: "cancelled", sequence: 1 }),
	);
	expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
	expect(component.getFirstPropertyValue("status")).toBe("CANCELLED");
	expect(component.getFirstPropertyValue("sequence")).toBe(1);
	expect(component.getFirstPropertyValue("uid")).toBe(event.uid);
	expect(component.getAllSubcomponents("valarm")).toEqual([]);
});

it("is written in the citizen's language", () => {
	expect(calendarFile({ ...event, locale: "en" })).toContain(
		"SUMMARY:Appointment at the citizen service office\r\n",
	);
});

it.each(["confirmed", "cancelled"] as const)(
	"when %s, is folded at 75 octets without tearing a letter, and ends each line with CRLF",
	(state) => {
		const long = "Bürger-Service-Station Überaus Schön Gelegen ".repeat(5);
		const text = calendarFile({
			...event,
			state,
			station: {
				...event.station,
				text: { ...event.station.text, name: long },
			},
		});
		expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
		const lines = text.split("\r\n");
		for (const line of lines) {
			expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
			expect(line).not.toMatch(/[\r\n\ufffd]/);
		}
		expect(parse(text).component.getFirstPropertyValue("location")).toContain(
			long,
		);
	},
);

describe.each(["confirmed", "cancelled"] as const)(
	"a calendar file of what is %s, line by line",
	(state) => {
		const file = calendarFile({ ...event, state });
		const lines = file.split("\r\n");

		it("has an event's properties before its alarms, and no line of its own in between", () => {
			const begin = lines.indexOf("BEGIN:VEVENT");
			const end = lines.indexOf("END:VEVENT");
			const first = lines.indexOf("BEGIN:VALARM");
			const inside = lines.slice(begin + 1, end);
			if (state === "cancelled") expect(first).toBe(-1);
			else {
				const before = lines.slice(begin + 1, first).join("\n");
				for (const name of ["STATUS", "URL", "ORGANIZER", "DESCRIPTION"])
					expect(before).toMatch(new RegExp(`^${name}[;:]`, "m"));
				expect(
					lines.slice(first, end).filter((line) => line === "END:VALARM"),
				).toHaveLength(2);
				expect(lines[end - 1]).toBe("END:VALARM");
			}
			expect(inside.filter((line) => line === "")).toEqual([]);
			const { component } = parse(file);
			expect(component.getAllSubcomponents("valarm")).toHaveLength(
				state === "cancelled" ? 0 : 2,
			);
			expect(component.getFirstPropertyValue("status")).toBe(
				state.toUpperCase(),
			);
		});

		it("has no marks that turn the reading direction, and lines of at most 75 octets", () => {
			expect(file).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
			for (const line of lines)
				expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		});
	},
);
