import { expect, test } from "vitest";
import { sentStaffDetails } from "#app/(staff)/team/_form/sent-details.ts";
import { NOTHING_TYPED } from "#lib/booking/rules/schema.ts";

function sent(fields: Record<string, string>) {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return sentStaffDetails(form);
}

test("staff need no tick to book for somebody: what stands there counts", () => {
	expect(sent({ name: "Ada", bookedBy: "Bo" })).toEqual({
		...NOTHING_TYPED,
		name: "Ada",
		forOther: "1",
		bookedBy: "Bo",
	});
	expect(sent({ name: "Ada", bookedBy: "  ", forOther: "1" }).forOther).toBe(
		"",
	);
});

test("nobody lends staff the contact of an appointment before", () => {
	expect(sent({ name: "Ada", contact: "same" }).contact).toBe("");
});
