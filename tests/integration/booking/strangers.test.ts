import { expect, test } from "vitest";
import {
	heldByFormToken,
	isFormKey,
	newFormKey,
} from "#lib/auth/secrets/secrets.ts";
import { newConfirmKey } from "#lib/booking/hold/commands/confirm-hold.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import {
	confirm,
	confirmKeyOf,
	hold,
	inParallel,
	NOW,
	PERSON,
	tally,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";

const service = cityWithService();

async function booked() {
	const station = await makeStation();
	const token = newHoldToken();
	const wanted = { station: station.slug, service: service.slug, token };
	await hold(wanted);
	const done = await confirm(wanted);
	if (!done.ok) throw new Error(done.error);
	return { wanted, token, done };
}

const NOTHING = { ok: false, error: "already-booked" };

test("who knows the hold's link and the right name gets no number, no link and no hint", async () => {
	const { wanted, token } = await booked();
	const own = confirmKeyOf(token);
	for (const confirmKey of [
		newConfirmKey(token),
		newConfirmKey(newHoldToken()),
		"",
		`${own.slice(0, -1)}${own.endsWith("A") ? "B" : "A"}`,
	])
		expect(await confirm({ ...wanted, confirmKey })).toEqual(NOTHING);
});

test("the form that was sent before gets the same answer again, the key alone does not", async () => {
	const { wanted, done } = await booked();
	expect(await confirm(wanted)).toEqual(done);
	expect(await confirm(wanted, { ...PERSON, name: "Wer Anders" })).toEqual(
		NOTHING,
	);
	expect(await confirm(wanted)).toEqual(done);
});

test("150 tries: none says anything, and after the fifth even the right key does not", async () => {
	const { wanted, token } = await booked();
	const tries = await Promise.all(
		Array.from({ length: 150 }, () =>
			confirm({ ...wanted, confirmKey: newConfirmKey(token) }),
		),
	);
	expect(tries.every((one) => !one.ok)).toBe(true);
	expect(tally(tries)["already-booked"]).toBeGreaterThan(5);
	expect(await confirm(wanted)).toEqual(NOTHING);
});

test("of the key only a hash is stored, and it goes with the contact", async () => {
	const { token, done } = await booked();
	const find = () =>
		db().contact.findFirst({
			where: { appointment: { reference: done.value.reference } },
		});
	const contact = await find();
	expect(contact?.confirmKey).toMatch(/^[0-9a-f]{64}$/);
	expect(JSON.stringify(contact)).not.toContain(confirmKeyOf(token));
	await db().contact.deleteMany();
	expect(await find()).toBeNull();
});

test("an invented key books nothing", async () => {
	const station = await makeStation();
	const token = newHoldToken();
	const wanted = { station: station.slug, service: service.slug, token };
	await hold(wanted);
	expect(
		await confirm({ ...wanted, confirmKey: "A".repeat(43), now: NOW }),
	).toEqual({ ok: false, error: "hold-changed" });
});

test("60 people with one calendar address have 60 holds, and whoever presses twice has one", async () => {
	const station = await makeStation({ desks: 60 });
	const forms = Array.from({ length: 60 }, () => newFormKey("calendar"));
	const results = await inParallel(10, [...forms, ...forms], (key) =>
		hold({
			station: station.slug,
			service: service.slug,
			token: heldByFormToken(key),
		}),
	);
	expect(tally(results)).toEqual({ ok: 120 });
	expect(
		await db().appointment.count({
			where: { stationId: station.id, status: "held" },
		}),
	).toBe(60);
});

test("a key that we did not make, or made for something else, is none", () => {
	const key = newFormKey("calendar");
	expect(isFormKey(key, "calendar")).toBe(true);
	expect(isFormKey(key, "confirm x")).toBe(false);
	for (const wrong of [
		"",
		"A".repeat(43),
		"A".repeat(22),
		`${key}A`,
		key.slice(1),
	])
		expect(isFormKey(wrong, "calendar")).toBe(false);
});
