import { beforeAll, expect, test } from "vitest";
import { readStretches } from "#lib/availability/queries/rows.ts";
import { type Db, db } from "#lib/db/client.ts";
import { setNow } from "#lib/runtime/clock.ts";
import {
	confirm,
	DAY,
	hold,
	NOW,
	PERSON,
	wish,
} from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

beforeAll(() => {
	setNow(NOW);
});

/** As if other people were always quicker: between any two statements of a question something happens. */
function interrupted(meanwhile: () => Promise<void>): Db {
	let last: Promise<unknown> = Promise.resolve();
	let isFirst = true;
	return new Proxy(db(), {
		get(client, name) {
			if (name !== "$queryRaw") return Reflect.get(client, name);
			return (text: TemplateStringsArray, ...values: unknown[]) => {
				const before = last;
				const isLater = !isFirst;
				isFirst = false;
				const asked = before.then(async () => {
					if (isLater) await meanwhile();
					return client.$queryRaw(text, ...values);
				});
				last = asked;
				return asked;
			};
		},
	});
}

test("a time that is booked while its day is read is taken, held or booked", async () => {
	await makeCity();
	const service = await makeService();
	const station = await makeStation();
	const wanted = wish(station, service, { start: 480 });
	expect((await hold(wanted)).ok).toBe(true);
	const booking = async () => {
		const { ok } = await confirm(wanted, PERSON);
		expect(ok).toBe(true);
	};
	const day = { stationId: station.id, date: DAY };
	const busy = await readStretches(interrupted(booking), [day]);
	expect([...busy.values()].flat()).toMatchObject([{ from: 480 }]);
});
