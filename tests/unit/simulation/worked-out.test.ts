import { beforeEach, describe, expect, test } from "vitest";
import { takeGlobal } from "#lib/runtime/global.ts";
import { workedOut } from "#lib/simulation/replay/queries/worked-out.ts";

beforeEach(() => {
	takeGlobal("worked-out");
});

const ask = (
	key: string,
	account: string,
	work: () => Promise<object | null>,
	patienceMs?: number,
) => workedOut({ key, account, patienceMs }, work);
const never = () => Promise.reject(new Error("worked out twice"));

describe("what takes seconds", () => {
	test("is worked out once, whoever asks, while it is worked out and after it", async () => {
		const value = {};
		const work = Promise.withResolvers<object>();
		const first = ask("day", "a", () => work.promise);
		const second = ask("day", "b", never);
		work.resolve(value);
		expect(await first).toBe(value);
		expect(await second).toBe(value);
		expect(await ask("day", "a", never)).toBe(value);
	});

	test("takes nothing along if it fails, and is tried again", async () => {
		expect(await ask("day", "a", never)).toBe("failed");
		const value = {};
		expect(await ask("day", "a", async () => value)).toBe(value);
	});

	test("is one thing at a time for each account; others go on", async () => {
		const work = Promise.withResolvers<object>();
		const first = ask("day", "a", () => work.promise);
		expect(await ask("other day", "a", never)).toBe("busy");
		const value = {};
		expect(await ask("other day", "b", async () => value)).toBe(value);
		work.resolve({});
		await first;
		expect(await ask("other day", "a", never)).toBe(value);
		expect(await ask("third day", "a", async () => value)).toBe(value);
	});

	test("lets nobody wait for long, and is there later", async () => {
		const work = Promise.withResolvers<object>();
		expect(await ask("day", "a", () => work.promise, 1)).toBe("busy");
		const value = {};
		work.resolve(value);
		expect(await ask("day", "a", never)).toBe(value);
	});

	test("is not kept as busy when too many asked, nor for ever", async () => {
		expect(await ask("day", "a", async () => null)).toBe("busy");
		const value = {};
		expect(await ask("day", "a", async () => value)).toBe(value);
		for (let other = 0; other < 100; other += 1)
			await ask(`other ${other}`, "a", async () => ({}));
		expect(await ask("day", "a", async () => null)).toBe("busy");
	});
});
