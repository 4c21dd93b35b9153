import { expect, test } from "vitest";
import {
	formatCode,
	newCode,
	parseCode,
	stateOf,
} from "#lib/devices/devices.ts";

test("a code has eight characters, none of which looks like another, and is read however it is typed", () => {
	const codes = Array.from({ length: 500 }, newCode);
	expect(new Set(codes).size).toBe(500);
	for (const code of codes) {
		expect(code).toMatch(/^[ACDEFHJKMNPRTUWXY34679]{8}$/);
		expect(parseCode(formatCode(code))).toBe(code);
		expect(parseCode(` ${formatCode(code).toLowerCase()} `)).toBe(code);
		const arabic = code.replace(/\d/g, (digit) =>
			String.fromCodePoint(0x660 + Number(digit)),
		);
		expect(parseCode(formatCode(arabic).replace("-", "\u2011"))).toBe(code);
	}
});

test.each(["", "ACDE", "ACDE-FH345", "x".repeat(5000)])(
	"%s is no code",
	(text) => {
		expect(parseCode(text)).toBeNull();
	},
);

test("what a station lead sees of a device", () => {
	const now = 1_000_000_000;
	const minutes = (count: number) => now - count * 60_000;
	const unpaired = { isPaired: false, lastSeenAt: null };
	expect(stateOf({ ...unpaired, codeExpiresAt: now + 1 }, now)).toBe("waiting");
	expect(stateOf({ ...unpaired, codeExpiresAt: now }, now)).toBe("expired");
	expect(stateOf({ ...unpaired, codeExpiresAt: null }, now)).toBe("expired");
	const paired = { isPaired: true, codeExpiresAt: null };
	expect(stateOf({ ...paired, lastSeenAt: minutes(4) }, now)).toBe("seen");
	expect(stateOf({ ...paired, lastSeenAt: minutes(6) }, now)).toBe("silent");
});
