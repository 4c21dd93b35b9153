import { expect, test } from "vitest";
import { readAccount } from "#lib/staff/staff.ts";

test("an account has a name, a role, and stations where the role works at one", () => {
	const typed = {
		name: "  Petra  Schürmann ",
		role: "lead",
		stations: ["2", "99", "2"],
	};
	expect(readAccount(typed, [1, 2])).toEqual({
		ok: true,
		facts: { name: "Petra Schürmann", role: "lead", stationIds: [2] },
	});
	expect(readAccount({ ...typed, role: "agent" }, [1, 2])).toMatchObject({
		facts: { stationIds: [] },
	});
	expect(readAccount({ name: " ", role: "king", stations: [] }, [1])).toEqual({
		ok: false,
		errors: { name: "name-missing", role: "role-missing" },
	});
	expect(
		readAccount({ name: "x", role: "clerk", stations: ["7"] }, [1]),
	).toEqual({
		ok: false,
		errors: { stations: "stations-missing" },
	});
});
