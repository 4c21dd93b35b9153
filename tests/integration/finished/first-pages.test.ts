import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { followVersions } from "#lib/finished/finished.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { FinishedPages } from "#scripts/server/finished/finished-pages.ts";
import { makeFirstPages } from "#scripts/server/finished/first-pages.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let slug: string;
let service: string;
let made: string[];
let leave: () => Promise<void>;

beforeAll(async () => {
	setNow(NOW);
	await makeCity();
	({ slug } = await makeStation());
	({ slug: service } = await makeService());
});
beforeEach(async () => {
	made = [];
	leave = await followVersions();
});
afterEach(() => leave());

const page = async (address: string) => {
	made.push(address);
	return { status: 200, headers: {}, body: Buffer.from(address) };
};

test("whoever comes first finds the first pages made", async () => {
	const pages = new FinishedPages(page);
	await makeFirstPages(pages);
	const expected = ["/termine", "/en/termine"];
	for (const place of ["alle", slug])
		expected.push(`/termine/zeit?dienst=${service}&ort=${place}`);
	expect(made).toEqual(expect.arrayContaining(expected));
	const before = made.length;
	for (const address of expected) await pages.get(address, "");
	expect(made).toHaveLength(before);
});

test("a page that cannot be made keeps no server from starting", async () => {
	const pages = new FinishedPages(async (address) => {
		made.push(address);
		throw new Error("no page today");
	});
	await makeFirstPages(pages);
	expect(made).toEqual(["/termine"]);
});
