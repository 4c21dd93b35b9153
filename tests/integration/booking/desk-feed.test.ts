import ICAL from "ical.js";
import { beforeEach, expect, test } from "vitest";
import { GET } from "#app/api/kalender/[file]/route.ts";
import { renewDeskFeed } from "#lib/booking/staff/commands/desk-feed.ts";
import { listDeskFeeds } from "#lib/booking/staff/queries/desk-feeds.ts";
import { db } from "#lib/db/client.ts";
import { team } from "#lib/paths/staff.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { activateUser, changeUser } from "#lib/staff/commands/change-user.ts";
import { eraseLeavers } from "#lib/staff/commands/erase-leavers.ts";
import { type AccountFacts, accountMark } from "#lib/staff/staff.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, NOW, PERSON, wish } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

beforeEach(async () => {
	setNow(NOW);
	await makeCity();
});

/** What a calendar program gets from an address. */
async function fetchFeed(path: string) {
	const file = path.split("/").at(-1) ?? "";
	const answer = await GET(new Request(`http://localhost${path}`), {
		params: Promise.resolve({ file }),
	});
	return {
		status: answer.status,
		headers: answer.headers,
		text: await answer.text(),
	};
}

async function begin() {
	const station = await makeStation({ desks: 1 });
	const service = await makeService();
	const clerk = await makeActor("clerk", station);
	const deskId = station.deskIds[0] ?? 0;
	const renew = (on = true) => renewDeskFeed(clerk, { deskId, on, now: NOW });
	const address = async () => {
		const feeds = await listDeskFeeds(clerk, station.id, NOW);
		const token = feeds.ok ? feeds.value[0]?.token : null;
		return token ? team.deskFeed(deskId, token) : null;
	};
	return { station, service, clerk, deskId, renew, address };
}

test("a desk's calendar shows times, numbers and concerns, right in every zone, and nobody's name", async () => {
	const { station, service, renew, address } = await begin();
	expect(await address()).toBeNull();
	expect(await renew()).toEqual({ ok: true, value: null });
	const path = (await address()) ?? "";
	const kept = await book(wish(station, service), {
		...PERSON,
		name: "Ayşe Geheim",
	});
	const gone = await book(wish(station, service, { start: 600 }), {
		...PERSON,
		name: "Otto Weg",
	});
	await db().appointment.update({
		where: { reference: gone.reference },
		data: { status: "cancelled" },
	});
	const { status, headers, text } = await fetchFeed(path);
	expect(status).toBe(200);
	expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
	const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents(
		"vevent",
	);
	const row = await db().appointment.findUniqueOrThrow({
		where: { reference: kept.reference },
	});
	expect(events).toHaveLength(1);
	const event = new ICAL.Event(events[0]);
	expect(event.startDate.toJSDate()).toEqual(row.startsAt);
	expect(event.endDate.toJSDate()).toEqual(row.endsAt);
	// An instant: whatever zone the calendar has, it is this moment.
	expect(text).toContain("DTSTART:20261201T080000Z");
	expect(event.summary).toBe(`${row.ticket} Dienst ${service.slug}`);
	for (const secret of ["Ayşe", "Geheim", "Otto", kept.reference, "@citizen"])
		expect(text).not.toContain(secret);
	expect(text).not.toContain(row.calendarUid);
	await db().appointment.update({
		where: { id: row.id },
		data: { kind: "phone" },
	});
	expect((await fetchFeed(path)).text).toContain(
		`SUMMARY:Telefon: Dienst ${service.slug}`,
	);
});

test("an address opens its own desk until it is renewed or switched off", async () => {
	const { deskId, renew, address } = await begin();
	await renew();
	const first = (await address()) ?? "";
	expect((await fetchFeed(first)).status).toBe(200);
	await renew();
	const second = (await address()) ?? "";
	expect(second).not.toBe(first);
	expect((await fetchFeed(first)).status).toBe(404);
	expect((await fetchFeed(second)).status).toBe(200);
	const other = await begin();
	await other.renew();
	const moved = second.replace(`/${deskId}-`, `/${other.deskId}-`);
	for (const wrong of [
		moved,
		"/api/kalender/x.ics",
		`${second}x`,
		"/api/kalender/999999999-AAAAAAAAAAAAAAAAAAAAAA.ics",
	])
		expect((await fetchFeed(wrong)).status, wrong).toBe(404);
	await renew(false);
	expect(await address()).toBeNull();
	expect((await fetchFeed(second)).status).toBe(404);
	// Never the same again.
	await renew();
	expect(await address()).not.toBe(second);
	await db().desk.update({ where: { id: deskId }, data: { active: false } });
	expect((await fetchFeed(second)).status).toBe(404);
});

test("whoever does not see the station's day neither reads nor renews its addresses", async () => {
	const { station, deskId, renew } = await begin();
	await renew();
	const stranger = await makeActor("clerk", await makeStation());
	expect(await listDeskFeeds(stranger, station.id, NOW)).toEqual({
		ok: false,
		error: "forbidden",
	});
	expect(await renewDeskFeed(stranger, { deskId, on: true, now: NOW })).toEqual(
		{ ok: false, error: "forbidden" },
	);
	expect(
		await renewDeskFeed(stranger, { deskId: 999_999, on: true, now: NOW }),
	).toEqual({ ok: false, error: "unknown-desk" });
});

test("an address is one person's own, and ends when their account or their station does", async () => {
	const { station, deskId, clerk, renew, address } = await begin();
	await renew();
	const own = (await address()) ?? "";
	const colleague = await makeActor("clerk", station);
	const theirs = await listDeskFeeds(colleague, station.id, NOW);
	expect(theirs.ok && theirs.value[0]?.token).toBeNull();
	await renewDeskFeed(colleague, { deskId, on: true, now: NOW });
	const after = await listDeskFeeds(colleague, station.id, NOW);
	const token = (after.ok && after.value[0]?.token) || "";
	const other = team.deskFeed(deskId, token);
	expect(other).not.toBe(own);
	const opens = async () => [
		(await fetchFeed(own)).status,
		(await fetchFeed(other)).status,
	];
	expect(await opens()).toEqual([200, 200]);
	// Works elsewhere from now on.
	const where = { userId: clerk.userId };
	await db().userStation.deleteMany({ where });
	expect(await opens()).toEqual([404, 200]);
	await db().userStation.create({
		data: { ...where, stationId: station.id },
	});
	expect(await opens()).toEqual([200, 200]);
	// Another task, without the day of a station.
	const user = { where: { id: clerk.userId } };
	await db().user.update({ ...user, data: { role: "coordinator" } });
	expect(await opens()).toEqual([404, 200]);
	await db().user.update({ ...user, data: { role: "clerk" } });
	const admin = await makeActor("admin");
	const change = { userId: clerk.userId, now: NOW };
	expect((await activateUser(admin, { ...change, active: false })).ok).toBe(
		true,
	);
	expect(await opens()).toEqual([404, 200]);
	// And nothing is left of it once the account is nobody's.
	await db().city.updateMany({ data: { leaverDays: 0 } });
	await eraseLeavers(NOW.add({ hours: 1 }));
	expect(await db().deskFeed.count({ where })).toBe(0);
	expect(await opens()).toEqual([404, 200]);
});

test("an address that has ended with the station, the task or the account does not open again when its person is back", async () => {
	const { station, clerk, renew, address } = await begin();
	const other = await makeStation({ desks: 1 });
	const admin = await makeActor("admin");
	const { userId } = clerk;
	const { name } = await db().user.findUniqueOrThrow({ where: { id: userId } });
	let facts: AccountFacts = {
		name,
		role: "clerk",
		stationIds: [station.id],
	};
	const become = async (more: Partial<AccountFacts>) => {
		const next = { ...facts, ...more };
		const shown = accountMark(facts);
		const change = { userId, facts: next, shown, now: NOW };
		expect((await changeUser(admin, change)).ok).toBe(true);
		facts = next;
	};
	const activate = (active: boolean) =>
		activateUser(admin, { userId, active, now: NOW });
	const began = async () => {
		await renew();
		const path = (await address()) ?? "";
		expect((await fetchFeed(path)).status).toBe(200);
		return path;
	};
	const first = await began();
	// One station more changes nothing of it.
	await become({ stationIds: [station.id, other.id] });
	expect((await fetchFeed(first)).status).toBe(200);
	await become({ stationIds: [other.id] });
	await become({ stationIds: [station.id] });
	expect((await fetchFeed(first)).status).toBe(404);
	expect(await address()).toBeNull();
	const second = await began();
	await become({ role: "coordinator", stationIds: [] });
	await become({ role: "clerk", stationIds: [station.id] });
	expect((await fetchFeed(second)).status).toBe(404);
	const third = await began();
	expect((await activate(false)).ok).toBe(true);
	expect((await activate(true)).ok).toBe(true);
	expect((await fetchFeed(third)).status).toBe(404);
	expect(await db().deskFeed.count({ where: { userId } })).toBe(0);
});
