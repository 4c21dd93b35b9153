import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { bookForSomeone } from "#lib/booking/staff/commands/book.ts";
import {
	HITS_PER_PAGE,
	searchAppointments,
} from "#lib/booking/staff/queries/search.ts";
import { db } from "#lib/db/client.ts";
import { phoneKey } from "#lib/text/phone.ts";
import { makeActor } from "#tests/support/actor.ts";
import { DAY, NOW } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let service: { id: number; slug: string };
let here: Awaited<ReturnType<typeof makeStation>>;
let there: typeof here;
let clerk: Actor;
let agent: Actor;

const PEOPLE = [
	["Jürgen Weiß", "juergen@citizen.example", "+49 203 555 123"],
	["Ayşe Işık", null, "0176/998877"],
	["Łukasz Müller-Öztürk", null, null],
	["Anna Muller", "ANNA@Citizen.example", null],
	["Dr. Patrick O’Neill", null, "+44 (0)20 7946 0958"],
	["Omar Al-Hassan", null, "0090 532 123 45 67"],
] as const;

async function bookPerson(
	actor: Actor,
	station: typeof here,
	[name, email, phone]: readonly [string, string | null, string | null],
	start: number,
): Promise<string> {
	const booked = await bookForSomeone(actor, {
		formToken: newHoldToken(),
		stationSlug: station.slug,
		date: DAY,
		start,
		services: [service.slug],
		details: { name, bookedBy: null, email, phone },
		locale: "de",
		warned: null,
		now: NOW,
	});
	if (!booked.ok) throw new Error(booked.error);
	return booked.value.id;
}

beforeAll(async () => {
	await makeCity();
	service = await makeService();
	here = await makeStation();
	there = await makeStation({ desks: 2 });
	clerk = await makeActor("clerk", here);
	agent = await makeActor("agent");
	for (const [index, person] of PEOPLE.entries())
		await bookPerson(clerk, here, person, 540 + index * 15);
	await bookPerson(agent, there, ["Jurgen Weiss", null, null], 540);
});

const names = async (actor: Actor, text: string, more = {}) => {
	const found = await searchAppointments(actor, {
		text,
		past: false,
		page: 0,
		now: NOW,
		...more,
	});
	return found.ok ? found.value.hits.map(({ name }) => name) : found.error;
};

test.each([
	["juergen", ["Jürgen Weiß"]],
	["Weiss Jurgen", ["Jürgen Weiß"]],
	["WEIẞ", ["Jürgen Weiß"]],
	["isik", ["Ayşe Işık"]],
	["AYSE I", ["Ayşe Işık"]],
	["mueller", ["Łukasz Müller-Öztürk", "Anna Muller"]],
	["ozturk lukasz", ["Łukasz Müller-Öztürk"]],
	["eiss", []],
	["0203 555-123", ["Jürgen Weiß"]],
	["+49 176 998877", ["Ayşe Işık"]],
	["anna@", ["Anna Muller"]],
	["ONEILL", ["Dr. Patrick O’Neill"]],
	["Neill", ["Dr. Patrick O’Neill"]],
	["Prof. O'Neill", ["Dr. Patrick O’Neill"]],
	["alhassan omar", ["Omar Al-Hassan"]],
	["hassan", ["Omar Al-Hassan"]],
	["0049 (0)203 / 555123", ["Jürgen Weiß"]],
	["٠٢٠٣ ٥٥٥١٢٣", ["Jürgen Weiß"]],
	["0044 20 79460958", ["Dr. Patrick O’Neill"]],
	["+90 (532) 1234567", ["Omar Al-Hassan"]],
	["a", "too-little"],
	["%%", "too-little"],
	["_@%", []],
])("a clerk who types %s finds %j", async (text, expected) => {
	expect(await names(clerk, text)).toEqual(expected);
});

test("the migration made the same keys of the numbers that were there", async () => {
	const file = "20261129080751_demo_clock_and_phone_keys/migration.sql";
	const sql = readFileSync(`prisma/migrations/${file}`, "utf8");
	const [update = ""] = /UPDATE "contact"[^;]*;/.exec(sql) ?? [];
	await db().contact.updateMany({ data: { phoneKey: null } });
	await db().$executeRawUnsafe(update);
	const rows = await db().contact.findMany({ where: { phone: { not: null } } });
	expect(rows.length).toBeGreaterThan(3);
	for (const row of rows) expect(row.phoneKey).toBe(phoneKey(row.phone ?? ""));
});

test("the Terminnummer finds one, grouped or not", async () => {
	const [row] = await db().appointment.findMany({
		where: { contact: { name: "Anna Muller" } },
	});
	const reference = row?.reference ?? "";
	expect(
		await names(clerk, `${reference.slice(0, 3)} ${reference.slice(3)}`),
	).toEqual(["Anna Muller"]);
});

test("a clerk finds own stations only, the phone agent all, others nothing", async () => {
	expect(await names(clerk, "jurgen")).toEqual(["Jürgen Weiß"]);
	const found = await names(agent, "jurgen");
	expect([...found].toSorted()).toEqual(["Jurgen Weiss", "Jürgen Weiß"]);
	expect(await names(await makeActor("coordinator"), "jurgen")).toBe(
		"forbidden",
	);
});

test("what is past is found when it is asked for", async () => {
	const later = { now: Temporal.Instant.from("2026-12-02T10:00:00+01:00") };
	expect(await names(clerk, "juergen", later)).toEqual([]);
	expect(await names(clerk, "juergen", { ...later, past: true })).toEqual([
		"Jürgen Weiß",
	]);
});

test("many hits come page by page, none twice", async () => {
	for (let index = 0; index < HITS_PER_PAGE + 3; index += 1)
		await bookPerson(
			agent,
			there,
			["Vera Viele", null, null],
			555 + index * 15,
		);
	const page = (number: number) =>
		searchAppointments(agent, {
			text: "viele vera",
			past: false,
			page: number,
			now: NOW,
		});
	const [first, second] = [await page(0), await page(1)];
	if (!first.ok || !second.ok) throw new Error("refused");
	expect(first.value.hasMore).toBe(true);
	expect(second.value.hasMore).toBe(false);
	const ids = [...first.value.hits, ...second.value.hits].map(({ id }) => id);
	expect(new Set(ids).size).toBe(HITS_PER_PAGE + 3);
});
