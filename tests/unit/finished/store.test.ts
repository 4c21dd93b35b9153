import fc from "fast-check";
import { expect, test } from "vitest";
import { Store } from "#scripts/server/finished/store.ts";

const KB = 1024;

test("it never takes more than its limit, whatever comes and goes", () => {
	const step = fc.record({
		key: fc.integer({ min: 0, max: 60 }).map(String),
		bytes: fc.integer({ min: 1, max: 40 * KB }),
		cost: fc.integer({ min: 0, max: 300 }),
		what: fc.constantFrom("keep", "find", "forget"),
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
			const store = new Store<number>(200 * KB);
			for (const { key, bytes, cost, what } of steps) {
				if (what === "keep") store.keep(key, bytes, bytes, cost);
				if (what === "find") store.find(key);
				if (what === "forget") store.forget(key);
				expect(store.bytes).toBeLessThanOrEqual(store.limit);
				// One alone may take an eighth.
				if (what === "keep" && bytes > 25 * KB)
					expect(store.peek(key)).toBeNull();
				if (what === "keep" && bytes < 20 * KB)
					expect(store.peek(key)).toBe(bytes);
			}
			for (let key = 0; key <= 60; key += 1) store.forget(String(key));
			expect(store.bytes).toBe(0);
		}),
	);
});

test("what is asked for often and costs much outlives a thousand that nobody wants twice", () => {
	const store = new Store<string>(400 * KB);
	store.keep("/termine", "start", 20 * KB, 60);
	for (let count = 0; count < 50; count += 1) store.find("/termine");
	for (let count = 0; count < 1_000; count += 1) {
		store.keep(`/termine?suche=${count}`, "one", 10 * KB, 60);
		if (count % 50 === 0) store.find("/termine");
	}
	expect(store.peek("/termine")).toBe("start");
});

test("what was asked for often goes in the end when nobody asks any more", () => {
	const store = new Store<string>(100 * KB);
	store.keep("yesterday", "old", 10 * KB, 60);
	for (let count = 0; count < 20; count += 1) store.find("yesterday");
	for (let count = 0; count < 1_000; count += 1) {
		store.keep(`${count}`, "new", 10 * KB, 60);
		store.find(`${count}`);
		store.find(`${count}`);
	}
	expect(store.peek("yesterday")).toBeNull();
});

test("an address comes in when it is asked for again, and thousands that are not leave no trace", () => {
	const store = new Store<string>(400 * KB);
	expect(store.isAskedAgain("/termine")).toBe(false);
	expect(store.isAskedAgain("/termine")).toBe(true);
	for (let count = 0; count < 25_000; count += 1)
		expect(store.isAskedAgain(`/termine?suche=${count}`)).toBe(false);
	// The list is bounded: it has forgotten.
	expect(store.isAskedAgain("/termine")).toBe(false);
});
