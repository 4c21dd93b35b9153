import { beforeEach, expect, test } from "vitest";
import {
	changeLimits,
	settingsMark,
} from "#lib/booking/limits/commands/change-settings.ts";
import {
	addHelper,
	revokeHelper,
} from "#lib/booking/limits/commands/helpers.ts";
import { findLimits } from "#lib/booking/limits/queries/find-settings.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	confirm,
	DAY,
	hold,
	NOW,
	PERSON,
	tally,
} from "#tests/support/booking.ts";
import {
	makeCity,
	makeService,
	makeStation,
	NO_LIMITS,
} from "#tests/support/factory.ts";

let service: { id: number; slug: string };

beforeEach(async () => {
	await makeCity({ contactMinutes: 120 });
	await db().rateLimit.deleteMany();
	service ??= await makeService({ durationMinutes: 15 });
});

const HOME = {
	...PERSON,
	bookedBy: "Haus am Kaiserberg",
	email: "heim@care.example",
};

async function bookFor(
	station: { slug: string },
	index: number,
	helperCode: string,
) {
	const wanted = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
		start: 480 + 15 * index,
		client: "203.0.113.9",
		helperCode,
	};
	await hold(wanted);
	return confirm(wanted, { ...HOME, name: `Gast ${index}` });
}

test("a home books beyond the limit of its contact with an agreed number, which counts for itself and can be ended", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation({
		desks: 2,
		from: 480,
		until: 960,
	});
	const added = await addHelper(admin, {
		name: "Haus am Kaiserberg",
		minutes: 150,
		now: NOW,
	});
	if (!added.ok) throw new Error(added.error);
	const { code } = added.value;
	const typed = `${code.slice(0, 4)} ${code.slice(4, 7)}-${code.slice(7)}`;
	const all: Awaited<ReturnType<typeof bookFor>>[] = [];
	for (let index = 0; index < 12; index++)
		all.push(await bookFor(station, index, typed));
	expect(tally(all)).toEqual({ ok: 10, "too-many-for-person": 2 });
	// What was booked with the number does not count for the contact.
	const own: Awaited<ReturnType<typeof bookFor>>[] = [];
	for (let index = 12; index < 22; index++)
		own.push(await bookFor(station, index, ""));
	expect(tally(own)).toEqual({ ok: 8, "too-many-for-person": 2 });
	const seen = await findLimits(admin, NOW);
	expect(seen.ok && seen.value.helpers).toMatchObject([
		{ name: "Haus am Kaiserberg", minutes: 150, takenMinutes: 150 },
	]);
	const id = seen.ok ? (seen.value.helpers[0]?.id ?? 0) : 0;
	for (let times = 0; times < 2; times++)
		expect(await revokeHelper(admin, { id, now: NOW })).toEqual({
			ok: true,
			value: null,
		});
	expect(await bookFor(station, 23, typed)).toEqual({
		ok: false,
		error: "unknown-helper",
	});
	const stored = JSON.stringify(await db().helper.findMany());
	expect(stored).not.toContain(code);
});

test("as many confirmations with one number at the same instant as there may be, and a wrong number opens nothing", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation({ desks: 4, from: 480, until: 960 });
	const added = await addHelper(admin, {
		name: "Verein",
		minutes: 60,
		now: NOW,
	});
	if (!added.ok) throw new Error(added.error);
	const wanted = Array.from({ length: 12 }, (_, index) => ({
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
		start: 480 + 15 * index,
		helperCode: added.value.code,
	}));
	for (const one of wanted) await hold(one);
	const results = await Promise.all(
		wanted.map((one, index) =>
			confirm(one, {
				...HOME,
				name: `Gast ${index}`,
				email: `g${index}@care.example`,
			}),
		),
	);
	expect(tally(results)).toEqual({ ok: 4, "too-many-for-person": 8 });
	for (const wrong of ["1", "0000000000", "abc", added.value.code.slice(1)])
		expect(await bookFor(station, 20, wrong)).toEqual({
			ok: false,
			error: "unknown-helper",
		});
	// After twenty wrong ones of this client the right one does not help either.
	for (let times = 0; times < 20; times++)
		await bookFor(station, 20, String(1_000_000_000 + times));
	expect(await bookFor(station, 20, added.value.code)).toEqual({
		ok: false,
		error: "unknown-helper",
	});
});

test("the administration alone sets limits; who changes an older state is told so, and the audit has it", async () => {
	const admin = await makeActor("admin");
	const lead = await makeActor("lead", await makeStation());
	const settings = { ...NO_LIMITS, contactMinutes: 120, dayShare: 7 };
	const shown = settingsMark({ ...NO_LIMITS, contactMinutes: 120 });
	expect(await findLimits(lead, NOW)).toEqual({
		ok: false,
		error: "forbidden",
	});
	expect(await changeLimits(lead, { settings, shown, now: NOW })).toEqual({
		ok: false,
		error: "forbidden",
	});
	expect(await addHelper(lead, { name: "x", minutes: 60, now: NOW })).toEqual({
		ok: false,
		error: "forbidden",
	});
	expect(await changeLimits(admin, { settings, shown, now: NOW })).toEqual({
		ok: true,
		value: null,
	});
	expect(await changeLimits(admin, { settings, shown, now: NOW })).toEqual({
		ok: true,
		value: null,
	});
	expect(
		await changeLimits(admin, {
			settings: { ...settings, dayShare: 9 },
			shown,
			now: NOW,
		}),
	).toEqual({ ok: false, error: "changed" });
	expect(
		await db().auditEntry.findMany({
			where: { action: "city:limits" },
			select: { detail: true },
		}),
	).toEqual([
		{
			detail: {
				changed: ["dayShare"],
				before: { dayShare: 100 },
				after: { dayShare: 7 },
			},
		},
	]);
});

test("figures say after how many seconds a day was sold out", async () => {
	const station = await makeStation({ desks: 1, from: 480, until: 540 });
	await db().capacityFigure.create({
		data: {
			stationId: station.id,
			date: new Date(DAY),
			channel: "online",
			openMinutes: 60,
			bookedMinutes: 60,
			people: 4,
		},
	});
	for (let index = 0; index < 4; index++)
		await book(
			{
				station: station.slug,
				service: service.slug,
				start: 480 + 15 * index,
				now: NOW.add({ seconds: 4 * index }),
			},
			{ ...PERSON, name: `Name ${index}`, email: null },
		);
	await buildFigures(DAY, DAY, NOW);
	expect(
		await db().dayCount.findMany({
			where: { stationId: station.id, what: { startsWith: "sold-out" } },
			select: { what: true, count: true },
			orderBy: { what: "asc" },
		}),
	).toEqual([
		{ what: "sold-out-days", count: 1 },
		{ what: "sold-out-seconds", count: 12 },
	]);
});
