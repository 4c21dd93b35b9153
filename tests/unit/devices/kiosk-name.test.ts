import { expect, test } from "vitest";
import {
	minuteOfDigits,
	readName,
} from "#app/[locale]/(kiosk)/kiosk/[station]/termin/name/_parts/read-name.ts";
import { sentIn } from "#lib/sent.ts";

test.each([
	["0815", 495],
	["815", 495],
	["8", 480],
	["08", 480],
	["2359", 1439],
	["0000", 0],
	["", null],
	["2400", null],
	["0860", null],
	["99", null],
])("the digits %j are minute %j of the day", (digits, minute) => {
	expect(minuteOfDigits(digits)).toBe(minute);
});

test("keys type where no script does, and nothing sent breaks it", () => {
	const read = (fields: Record<string, string>) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		return readName(sentIn(form));
	};
	expect(read({ name: "A", taste: "B" }).state.name).toBe("AB");
	expect(read({ name: "AB", taste: "weg" }).state.name).toBe("A");
	expect(read({ name: "A", taste: "BCD" }).state.name).toBe("A");
	expect(read({ name: "A".repeat(500), taste: "B" }).state.name).toHaveLength(
		120,
	);
	expect(read({})).toMatchObject({ state: { lacks: "name" }, asked: null });
	expect(read({ schritt: "time", zeit: "0815" })).toMatchObject({
		state: { step: "name", lacks: "name" },
		asked: null,
	});
	expect(read({ schritt: "time", name: "A", zeit: "08:15" }).asked).toEqual({
		name: "A",
		start: 495,
	});
});
