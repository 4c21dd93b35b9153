import { beforeAll, expect, test } from "vitest";
import { noteExport } from "#lib/auth/commands/note-read.ts";
import { findForStaff } from "#lib/booking/staff/queries/find-for-staff.ts";
import { searchAppointments } from "#lib/booking/staff/queries/search.ts";
import { db } from "#lib/db/client.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, NOW, PERSON, wish } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let station: { id: number; slug: string };
let id: string;
let reference: string;

beforeAll(async () => {
	await makeCity();
	station = await makeStation();
	const service = await makeService();
	const booked = await book(wish(station, service));
	reference = booked.reference;
	const row = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	id = row.id;
});

const entriesOf = (userId: string) =>
	db().auditEntry.findMany({ where: { userId }, orderBy: { id: "asc" } });

const later = (minutes: number) => NOW.add({ minutes });

test("whoever searches has an entry that says how, not what; again and again is one for ten minutes", async () => {
	const agent = await makeActor("agent");
	const search = (text: string, now = NOW) =>
		searchAppointments(agent, { text, past: false, page: 0, now });
	await search(PERSON.name);
	await search("Erika Muster", later(1));
	await search(PERSON.email ?? "", later(2));
	await search(PERSON.name, later(11));
	const entries = await entriesOf(agent.userId);
	expect(entries).toMatchObject([
		{ action: "read:search", subject: "by name", detail: null },
		{ action: "read:search", subject: "by email" },
		{ action: "read:search", subject: "by name" },
	]);
});

test("whoever opens an appointment of another house has an entry, the house's own people have none", async () => {
	const agent = await makeActor("agent");
	const clerk = await makeActor("clerk", station);
	for (const actor of [agent, clerk])
		for (const minutes of [0, 1, 12])
			expect((await findForStaff(actor, id, later(minutes))).ok).toBe(true);
	expect(await entriesOf(clerk.userId)).toEqual([]);
	const entry = {
		action: "read:appointment",
		subject: `appointment ${reference}`,
		stationId: station.id,
	};
	expect(await entriesOf(agent.userId)).toMatchObject([entry, entry]);
});

test("a list that is taken away as a file has an entry each time", async () => {
	const admin = await makeActor("admin");
	await noteExport(admin, "audit", NOW, { rows: 3 });
	await noteExport(admin, "audit", NOW, { rows: 3 });
	expect(await entriesOf(admin.userId)).toMatchObject([
		{ action: "export:audit", detail: { rows: 3 } },
		{ action: "export:audit", detail: { rows: 3 } },
	]);
});
