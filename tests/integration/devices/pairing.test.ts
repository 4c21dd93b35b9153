import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { makeDevice } from "#lib/devices/commands/make-device.ts";
import { pairDevice } from "#lib/devices/commands/pair-device.ts";
import { renewCode } from "#lib/devices/commands/renew-code.ts";
import { revokeDevice } from "#lib/devices/commands/revoke-device.ts";
import type { DeviceKind } from "#lib/devices/devices.ts";
import { findDevice, listDevices } from "#lib/devices/queries/list-devices.ts";
import { inParallel, NOW, tally } from "#tests/support/booking.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import { makeActor } from "#tests/support/house.ts";

let station: { id: number; slug: string };
let lead: Actor;

beforeAll(async () => {
	await makeCity();
	station = await makeStation();
	lead = await makeActor("lead", [station.id]);
});

beforeEach(() => db().rateLimit.deleteMany());

async function made(kind: DeviceKind = "display") {
	const result = await makeDevice(lead, {
		id: randomUUID(),
		stationId: station.id,
		kind,
		name: "Warteraum",
		prints: false,
		now: NOW,
	});
	if (!result.ok) throw new Error(result.error);
	return result.value;
}

const pair = (
	code: string,
	more: Partial<Parameters<typeof pairDevice>[0]> = {},
) =>
	pairDevice({
		code,
		kind: "display",
		stationSlug: station.slug,
		client: randomUUID(),
		now: NOW,
		...more,
	});

const find = (key: string, now = NOW) =>
	findDevice({ key, kind: "display", stationId: station.id, now });

test("a code pairs one browser, once, also when two type it at the same moment", async () => {
	const { code, deviceId } = await made();
	const results = await inParallel(8, Array.from({ length: 8 }), () =>
		pair(code),
	);
	expect(tally(results)).toEqual({ ok: 1, "unknown-code": 7 });
	const [key = ""] = results.flatMap((one) => (one.ok ? [one.value.key] : []));
	expect(await find(key)).toMatchObject({ id: deviceId, kind: "display" });
	expect(await find("another key")).toBeNull();
	const kiosk = {
		key,
		kind: "kiosk",
		stationId: station.id,
		now: NOW,
	} as const;
	expect(await findDevice(kiosk)).toBeNull();
	const other = await makeStation();
	expect(
		await findDevice({ ...kiosk, kind: "display", stationId: other.id }),
	).toBeNull();
});

test("neither code nor key is stored", async () => {
	const { code, deviceId } = await made();
	const row = () => db().device.findUniqueOrThrow({ where: { id: deviceId } });
	expect(JSON.stringify(await row())).not.toContain(code);
	const paired = await pair(code);
	if (!paired.ok) throw new Error(paired.error);
	expect(JSON.stringify(await row())).not.toContain(paired.value.key);
});

test("a code runs out after a quarter of an hour, and a new one works", async () => {
	const { code, deviceId } = await made();
	const later = NOW.add({ minutes: 15 });
	expect(await pair(code, { now: later })).toEqual({
		ok: false,
		error: "code-expired",
	});
	const renewed = await renewCode(lead, { deviceId, now: later });
	if (!renewed.ok) throw new Error(renewed.error);
	expect(await pair(code, { now: later })).toMatchObject({
		error: "unknown-code",
	});
	expect(await pair(renewed.value.code, { now: later })).toMatchObject({
		ok: true,
	});
});

test("a code typed at another address says so and stays valid", async () => {
	const { code } = await made();
	const other = await makeStation();
	const refused = { ok: false, error: "other-place" };
	expect(await pair(code, { stationSlug: other.slug })).toEqual(refused);
	expect(await pair(code, { kind: "kiosk" })).toEqual(refused);
	expect(await pair(code)).toMatchObject({ ok: true });
});

test("a house full of screens is put up in one go", async () => {
	const client = "203.0.113.8";
	for (let screens = 0; screens < 21; screens++) {
		const { code } = await made();
		expect(await pair(code, { client })).toMatchObject({ ok: true });
	}
});

test("somebody else's screen behind the same address gives a guesser no new tries", async () => {
	const client = "203.0.113.9";
	const guess = () => pair("ACDEFH34", { client });
	for (let times = 0; times < 15; times++) await guess();
	const { code } = await made();
	expect(await pair(code, { client })).toMatchObject({ ok: true });
	for (let times = 0; times < 5; times++)
		expect(await guess()).toMatchObject({ error: "unknown-code" });
	expect(await guess()).toMatchObject({ error: "too-many-tries" });
});

test("who tries too often has to wait, also with the right code", async () => {
	const client = "203.0.113.7";
	const { code } = await made();
	for (let times = 0; times < 20; times++)
		expect(await pair("ACDEFH34", { client })).toMatchObject({
			error: "unknown-code",
		});
	expect(await pair(code, { client })).toEqual({
		ok: false,
		error: "too-many-tries",
	});
	expect(await pair(code)).toMatchObject({ ok: true });
});

test("a device that was revoked is none any more, nor does its code pair one", async () => {
	const first = await made();
	const paired = await pair(first.code);
	if (!paired.ok) throw new Error(paired.error);
	const { deviceId } = first;
	expect(await revokeDevice(lead, { deviceId, now: NOW })).toMatchObject({
		ok: true,
	});
	expect(await find(paired.value.key)).toBeNull();
	expect(await renewCode(lead, { deviceId, now: NOW })).toMatchObject({
		error: "unknown-device",
	});
	const second = await made();
	await revokeDevice(lead, { deviceId: second.deviceId, now: NOW });
	expect(await pair(second.code)).toMatchObject({ error: "unknown-code" });
	const listed = await listDevices(lead, NOW);
	if (!listed.ok) throw new Error(listed.error);
	const ids = listed.value.map(({ id }) => id);
	expect(ids).not.toContain(deviceId);
});

test("only who leads the station pairs its screens, and each step and refusal is audited", async () => {
	const { deviceId, code } = await made();
	await pair(code);
	for (const [role, stationIds] of [
		["lead", []],
		["clerk", [station.id]],
		["agent", []],
		["coordinator", []],
	] as const) {
		const actor = await makeActor(role, stationIds);
		const device = { deviceId, now: NOW };
		for (const result of [
			await revokeDevice(actor, device),
			await renewCode(actor, device),
			await makeDevice(actor, {
				id: randomUUID(),
				stationId: station.id,
				kind: "kiosk",
				name: "Fremd",
				prints: false,
				now: NOW,
			}),
		])
			expect(result, role).toEqual({ ok: false, error: "forbidden" });
		expect(
			await db().auditEntry.count({
				where: { userId: actor.userId, action: "denied" },
			}),
		).toBe(3);
	}
	await revokeDevice(lead, { deviceId, now: NOW });
	const entries = await db().auditEntry.findMany({
		where: { subject: `device ${deviceId}` },
		orderBy: { id: "asc" },
	});
	expect(entries.map(({ action }) => action)).toEqual([
		"device:make",
		"device:pair",
		"device:revoke",
	]);
});

test("a form sent twice makes one device", async () => {
	const device = {
		id: randomUUID(),
		stationId: station.id,
		kind: "kiosk",
		name: "Eingang",
		prints: true,
		now: NOW,
	} as const;
	expect(await makeDevice(lead, device)).toMatchObject({ ok: true });
	expect(await makeDevice(lead, device)).toMatchObject({
		error: "already-made",
	});
});

test("when it was last seen is noted once a minute", async () => {
	const { code, deviceId } = await made();
	const paired = await pair(code);
	if (!paired.ok) throw new Error(paired.error);
	const seenAt = async () =>
		(await db().device.findUniqueOrThrow({ where: { id: deviceId } }))
			.lastSeenAt;
	await find(paired.value.key, NOW.add({ seconds: 30 }));
	expect(await seenAt()).toEqual(new Date(NOW.epochMilliseconds));
	const later = NOW.add({ minutes: 2 });
	await find(paired.value.key, later);
	expect(await seenAt()).toEqual(new Date(later.epochMilliseconds));
});
