import { expect, test } from "vitest";
import { findDesk, openDays } from "#lib/booking/commands/placing.ts";
import { extendHold } from "#lib/booking/hold/commands/extend-hold.ts";
import { findHold } from "#lib/booking/queries/find-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseSelection } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import {
	book,
	DAY,
	freeStarts,
	hold,
	NOW,
	tally,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeService, makeStation } from "#tests/support/factory.ts";

const service = cityWithService();

test("every start that is offered can be held", async () => {
	const station = await makeStation({ from: 480, until: 600 });
	for (const start of await freeStarts(station, service)) {
		const held = await hold({
			station: station.slug,
			service: service.slug,
			start,
			token: "same-token-for-all-0000",
		});
		expect(held).toMatchObject({ ok: true, value: { start, minutes: 15 } });
	}
});

test("a held time is offered to nobody else until it runs out, to the minute", async () => {
	const station = await makeStation();
	const token = newHoldToken();
	const held = await hold({
		station: station.slug,
		service: service.slug,
		token,
	});
	expect(await freeStarts(station, service)).not.toContain(540);
	expect(
		await freeStarts(station, service, NOW, held.ok ? [held.value.id] : []),
	).toContain(540);
	const end = NOW.add({ minutes: 10 });
	expect(
		await freeStarts(station, service, end.subtract({ milliseconds: 1 })),
	).not.toContain(540);
	expect(await freeStarts(station, service, end)).toContain(540);
	expect(
		await hold({ station: station.slug, service: service.slug, now: end }),
	).toMatchObject({ ok: true });
	expect((await findHold(token, end))?.state).toBe("expired");
});

test("choosing another time frees the first", async () => {
	const station = await makeStation();
	const wanted = wish(station, service);
	await hold(wanted);
	await hold({ ...wanted, start: 600 });
	expect(await findHold(wanted.token, NOW)).toMatchObject({
		state: "open",
		start: 600,
	});
	expect(await freeStarts(station, service)).toContain(540);
});

test("when the other time is gone, the first stays reserved", async () => {
	const station = await makeStation();
	await book(wish(station, service, { start: 600 }));
	const wanted = wish(station, service);
	await hold(wanted);
	expect(await hold({ ...wanted, start: 600 })).toEqual({
		ok: false,
		error: "slot-taken",
	});
	expect(await findHold(wanted.token, NOW)).toMatchObject({
		state: "open",
		start: 540,
	});
});

test("a hold can be made five minutes longer, ten times", async () => {
	const station = await makeStation();
	const wanted = wish(station, service);
	await hold(wanted);
	const until = NOW.add({ minutes: 10 }).epochMilliseconds;
	for (let times = 1; times <= 10; times += 1) {
		expect(
			await extendHold({ holdToken: wanted.token, now: NOW }),
		).toMatchObject({
			ok: true,
			value: { expiresAt: until + times * 300_000, extensionsLeft: 10 - times },
		});
	}
	expect(await extendHold({ holdToken: wanted.token, now: NOW })).toEqual({
		ok: false,
		error: "no-more-extensions",
	});
	const late = NOW.add({ minutes: 60 });
	expect(await extendHold({ holdToken: wanted.token, now: late })).toEqual({
		ok: false,
		error: "hold-expired",
	});
	expect(await extendHold({ holdToken: newHoldToken(), now: NOW })).toEqual({
		ok: false,
		error: "unknown-hold",
	});
});

test("what the page would not offer is refused on the server too", async () => {
	const station = await makeStation({ from: 480, until: 600, horizonDays: 10 });
	const walkIn = await makeStation({ phase: "walk-in" });
	const signpost = await makeService({ bookable: false });
	const wanted = { station: station.slug, service: service.slug };
	const refusals = [
		[{ ...wanted, station: "nowhere" }, "unknown-station"],
		[{ ...wanted, station: walkIn.slug }, "not-online"],
		[{ ...wanted, service: "no-such" }, "unknown-service"],
		[{ ...wanted, service: `${service.slug}:9` }, "quantity-out-of-range"],
		[{ ...wanted, service: signpost.slug }, "not-bookable"],
		[{ ...wanted, start: 541 }, "slot-taken"],
		[{ ...wanted, start: 475 }, "slot-taken"],
		[{ ...wanted, start: 590 }, "slot-taken"],
		[{ ...wanted, date: "2026-12-05" }, "slot-taken"],
		[{ ...wanted, date: "2026-11-23" }, "slot-taken"],
	] as const;
	for (const [request, error] of refusals) {
		expect(await hold({ ...request }), JSON.stringify(request)).toEqual({
			ok: false,
			error,
		});
	}
	expect(await hold({ ...wanted, date: "2026-12-04" })).toMatchObject({
		ok: true,
	});
});

test("several persons and services take the sum of their minutes", async () => {
	const station = await makeStation({ from: 480, until: 540 });
	const held = await hold({
		station: station.slug,
		service: `${service.slug}:4`,
		start: 480,
	});
	expect(held).toMatchObject({ ok: true, value: { minutes: 30 } });
	expect(await freeStarts(station, service)).toEqual([510, 515, 520, 525]);
});

test("a transaction that failed leaves nothing behind that readers would believe", async () => {
	const station = await makeStation();
	const day = { stationId: station.id, date: DAY };
	await hold({ station: station.slug, service: service.slug });
	const later = NOW.add({ minutes: 20 });
	const selection = parseSelection([service.slug], await getCatalog("de"), DAY);
	if (!selection.ok) throw new Error(selection.error);
	const failing = db().$transaction(async (tx) => {
		// Expires the hold and raises the version, but only inside this transaction.
		await openDays(tx, [day], later);
		await findDesk(tx, {
			...day,
			start: 540,
			selection: selection.value,
			now: later,
			ignoreIds: [],
		});
		throw new Error("power cut");
	});
	await expect(failing).rejects.toThrow("power cut");
	// The next change gets the very version that was rolled back.
	await hold({ station: station.slug, service: service.slug, start: 600 });
	expect(await freeStarts(station, service)).not.toContain(600);
});

test("after a hold ran out, its link still takes another time on another day or at another station", async () => {
	const station = await makeStation();
	const other = await makeStation();
	const wanted = wish(station, service);
	await hold(wanted);
	const later = NOW.add({ minutes: 11 });
	const again = { ...wanted, station: other.slug, now: later } as const;
	expect(await hold({ ...again, date: "2026-12-02" })).toMatchObject({
		ok: true,
		value: { date: "2026-12-02", stationSlug: other.slug },
	});
	expect(await freeStarts(station, service, later)).toContain(540);
});

test("one link cannot try out times without end", async () => {
	const station = await makeStation();
	const wanted = wish(station, service);
	const outcomes: Awaited<ReturnType<typeof hold>>[] = [];
	for (let times = 0; times < 52; times += 1)
		outcomes.push(await hold({ ...wanted, start: 540 + (times % 2) * 60 }));
	// The last one is the time that is held already, which is no further choice.
	expect(tally(outcomes)).toEqual({ ok: 51, "too-many-holds": 1 });
});

test("a day nobody can book leaves no trace", async () => {
	const station = await makeStation({ horizonDays: 10 });
	for (const date of ["2198-01-01", "2026-12-05", "2026-11-23"] as const)
		await hold({ station: station.slug, service: service.slug, date });
	const days = await db().stationDay.count({
		where: { stationId: station.id },
	});
	expect(days).toBe(0);
});
