import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { isHealthy } from "#lib/db/health.ts";
import { areVersionsKnown, closeVersions } from "#lib/finished/finished.ts";
import { onGlobal, takeGlobal } from "#lib/runtime/global.ts";
import { eventually } from "#tests/support/eventually.ts";

/** As many as there are in these tests. */
const CONNECTIONS = 20;

/** Somebody else has every connection meanwhile. */
async function whileBusy(work: () => Promise<void>): Promise<void> {
	let finish = () => {};
	const finished = new Promise<void>((resolve) => {
		finish = resolve;
	});
	let begun = 0;
	const busy = Array.from({ length: CONNECTIONS }, () =>
		db().$transaction(
			async (tx) => {
				await tx.city.count();
				begun += 1;
				await finished;
			},
			{ maxWait: 60_000, timeout: 60_000 },
		),
	);
	try {
		await eventually(() => expect(begun).toBe(CONNECTIONS));
		await work();
	} finally {
		finish();
		await Promise.all(busy);
	}
}

/** As if nobody had asked for a minute. */
function forgetForAMinute(): void {
	takeGlobal("health");
	onGlobal("health", () => ({ at: performance.now() - 60_000 }));
}

test("a database that is busy is not away", async () => {
	await eventually(async () => expect(await isHealthy()).toBe(true));
	await whileBusy(async () => expect(await isHealthy()).toBe(true));
});

test("whom nobody has asked for long knows by what the database has answered otherwise that it is not away", async () => {
	await whileBusy(async () => {
		forgetForAMinute();
		expect(await isHealthy()).toBe(false);
		forgetForAMinute();
		await eventually(async () => expect(await areVersionsKnown()).toBe(true));
		expect(await isHealthy()).toBe(true);
	});
	await closeVersions();
});
