import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";
import { newWork, workDone } from "#lib/booking/limits/commands/work.ts";
import { solved } from "#tests/support/work.ts";

const later = () => new Date(Date.now() + 60_000);

/** The page's script with as much of a page as it looks at: what it says, and what it puts into the forms. */
async function runScript(challenge: string, tries: number) {
	const said: string[] = [];
	const status = {
		replaceChildren: (step: string) => said.push(step),
	};
	const box = {
		dataset: { work: challenge, tries: String(tries) },
		hidden: true,
		querySelector: (selector: string) => {
			const step = /data-step="(\w+)"/.exec(selector)?.[1];
			return step ? { content: { cloneNode: () => step } } : status;
		},
	};
	const wait = { hidden: false };
	const field = { value: "" };
	let finish = () => {};
	const isDone = new Promise<void>((resolve) => {
		finish = resolve;
	});
	const document = {
		querySelector: () => box,
		querySelectorAll: (selector: string) =>
			selector === "[data-wait]" ? [wait] : [field],
		addEventListener: () => {},
		removeEventListener: () => finish(),
	};
	const page = { document, crypto, btoa, Uint8Array, DataView };
	const script = readFileSync("public/scripts/work.js", "utf8");
	runInContext(script, createContext(page));
	await isDone;
	// What follows the answer is done in the same turn.
	await Promise.resolve();
	return { said, field, box, wait };
}

test("the page's script finds what the server asks for, and says each step once", async () => {
	const challenge = JSON.stringify(await newWork("ticket", 60, later()));
	const { said, field, box, wait } = await runScript(challenge, 60);
	expect(await workDone(field.value, "ticket")).toBe(60);
	expect([box.hidden, wait.hidden]).toEqual([false, true]);
	expect(said.at(0)).toBe("start");
	expect(said.at(-1)).toBe("done");
	expect(new Set(said).size).toBe(said.length);
});

test("work that is over, of another ticket, changed or not done counts nothing", async () => {
	const challenge = JSON.stringify(await newWork("ticket", 20, later()));
	const work = await solved(challenge);
	expect(await workDone(work, "ticket")).toBe(20);
	expect(await workDone(work, "another")).toBe(0);
	const over = await newWork("ticket", 20, new Date(Date.now() - 1_000));
	expect(await workDone(await solved(JSON.stringify(over)), "ticket")).toBe(0);
	const read = JSON.parse(atob(work));
	const changed = (more: object) =>
		btoa(
			JSON.stringify({
				...read,
				challenge: {
					...read.challenge,
					parameters: { ...read.challenge.parameters, ...more },
				},
			}),
		);
	for (const wrong of [
		changed({ cost: 1 }),
		changed({ data: { ...read.challenge.parameters.data, tries: 9_000 } }),
		changed({ expiresAt: 9_999_999_999 }),
		changed({ keySignature: undefined }),
		btoa(
			JSON.stringify({
				...read,
				solution: { counter: 1, derivedKey: "00".repeat(32) },
			}),
		),
	])
		expect(await workDone(wrong, "ticket")).toBe(0);
});

test("whatever is sent instead of work counts nothing", async () => {
	for (const text of [
		"",
		"x",
		"null",
		"[]",
		"{}",
		"A".repeat(1_000_000),
		"\u0000",
	])
		expect(await workDone(text, "ticket")).toBe(0);
	expect(await workDone(btoa("{".repeat(1_000)), "ticket")).toBe(0);
});
