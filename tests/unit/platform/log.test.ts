import { expect, test } from "vitest";
import { describeError } from "#lib/runtime/log.ts";

test("an error in the log keeps what helps and leaves out the rows that PostgreSQL repeats", () => {
	const cause = Object.assign(new Error("violates check constraint"), {
		code: "23514",
		detail: "Failing row contains (Ayşe Müller, ayse@citizen.example).",
	});
	const error = new Error("the booking failed", { cause });
	const described = JSON.stringify(describeError(error));
	expect(described).toContain("the booking failed");
	expect(described).toContain("23514");
	expect(described).toContain("log.test.ts");
	expect(described).not.toContain("Ayşe");
	expect(described).not.toContain("citizen.example");
});

test("what was thrown and is no error is not repeated", () => {
	expect(describeError("ayse@citizen.example")).toEqual({ type: "string" });
});

test("a copy of an error tells as much, and nothing of what was copied along", () => {
	const error = Object.assign(new Error("timeout exceeded"), {
		code: "57014",
		detail: "Ayşe Müller",
	});
	const copy = { ...error, message: error.message, stack: error.stack };
	expect(describeError(copy)).toEqual({
		type: "object",
		message: "timeout exceeded",
		code: "57014",
		stack: error.stack,
	});
});
