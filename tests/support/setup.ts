import { afterAll, afterEach, expect } from "vitest";
import { forgetAll } from "#lib/runtime/global.ts";

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

/** A process runs many files: each begins with the settings of the run, and with nothing on `globalThis`. */
const settings = { ...process.env };

afterAll(() => {
	console.error = original;
	forgetAll();
	for (const name of Object.keys(process.env))
		if (!(name in settings)) delete process.env[name];
	Object.assign(process.env, settings);
});
