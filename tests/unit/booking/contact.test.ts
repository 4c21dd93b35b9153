import { expect, test } from "vitest";
import { lendsContact, maskContact } from "#lib/booking/rules/contact.ts";

test.each([
	[{ email: "ayse.mueller@web.de", phone: null }, "a•••@•••.de"],
	[{ email: "x@citizen.example", phone: "0203 94000" }, "x•••@•••.example"],
	[{ email: null, phone: "0203 / 123-456" }, "•••56"],
	[{ email: null, phone: null }, null],
])("%j is shown as %s", (contact, mask) => {
	expect(maskContact(contact)).toBe(mask);
});

test("a contact is lent for two hours after booking, and never without a booking", () => {
	const booked = Temporal.Instant.from("2026-11-24T09:00:00Z");
	const ms = booked.epochMilliseconds;
	expect(lendsContact(ms, booked.add({ minutes: 119 }))).toBe(true);
	expect(lendsContact(ms, booked.add({ minutes: 120 }))).toBe(false);
	expect(lendsContact(undefined, booked)).toBe(false);
});
