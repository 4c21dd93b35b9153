import { afterEach, expect } from "vitest";

/**
 * `console.error` fails a test: React's warnings, driver errors and forgotten catches show up there.
 * The original still prints, so the cause can be read.
 */
const original = console.error;
let said: unknown[][] = [];

console.error = (...args: unknown[]) => {
	said.push(args);
	original(...args);
};

afterEach(() => {
	const lines = said;
	said = [];
	expect(lines, "console.error was called").toEqual([]);
});
