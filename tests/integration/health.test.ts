import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { isHealthy } from "#lib/db/health.ts";
import { eventually } from "#tests/support/eventually.ts";

test("a database that is busy is not away", async () => {
	await eventually(async () => expect(await isHealthy()).toBe(true));
	let finish = () => {};
	const finished = new Promise<void>((resolve) => {
		finish = resolve;
	});
	// As many as there are connections.
	const busy = Array.from({ length: 20 }, () =>
		db().$transaction(async (tx) => {
			await tx.city.count();
			await finished;
		}),
	);
	expect(await isHealthy()).toBe(true);
	finish();
	await Promise.all(busy);
});
