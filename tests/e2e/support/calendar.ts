import { expect } from "@playwright/test";
import ICAL from "ical.js";
import type { Email } from "postal-mime";

/** What a calendar reads in the file. */
export function readCalendar(text: string) {
	const calendar = new ICAL.Component(ICAL.parse(text));
	const zone = calendar.getFirstSubcomponent("vtimezone");
	expect(zone, "the zone's rules").not.toBeNull();
	if (zone) ICAL.TimezoneService.register(zone);
	const component = calendar.getFirstSubcomponent("vevent");
	if (!component) throw new Error("No event in the file");
	const event = new ICAL.Event(component);
	return {
		method: calendar.getFirstPropertyValue("method"),
		status: component.getFirstPropertyValue("status"),
		title: event.summary,
		place: event.location,
		uid: event.uid,
		sequence: event.sequence,
		start: event.startDate.toJSDate().toISOString(),
		end: event.endDate.toJSDate().toISOString(),
		text,
	};
}

/** The calendar file that a mail brings, whose type must say the same method as the file. */
export function calendarOf(mail: Email) {
	const parts = mail.attachments.filter(
		({ mimeType }) => mimeType === "text/calendar",
	);
	expect(parts.length, "calendar files in the mail").toBeGreaterThan(0);
	const [part] = parts;
	if (!part) throw new Error("No calendar file");
	const text =
		typeof part.content === "string"
			? part.content
			: new TextDecoder().decode(part.content);
	return { ...readCalendar(text), declared: part.method };
}
