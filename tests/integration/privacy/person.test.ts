import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { pinOf } from "#lib/auth/secrets/secrets.ts";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { db } from "#lib/db/client.ts";
import { openCase } from "#lib/privacy/commands/case.ts";
import { erasePerson } from "#lib/privacy/commands/erase-person.ts";
import {
	SEARCH_LIMIT,
	searchPerson,
} from "#lib/privacy/commands/search-person.ts";
import type { Case } from "#lib/privacy/privacy.ts";
import { getPersonSheet } from "#lib/privacy/queries/person-sheet.ts";
import { viewErasing } from "#lib/privacy/queries/plan-erasing.ts";
import { UNFINDABLE } from "#lib/privacy/queries/read-person.ts";
import {
	isAboutCitizens,
	personalFields,
} from "#lib/privacy/rules/register.ts";
import type { Sheet } from "#lib/privacy/rules/sheet.ts";
import type { Sought } from "#lib/privacy/rules/sought.ts";
import { env } from "#lib/runtime/env.ts";
import { phoneKey } from "#lib/text/phone.ts";
import { readSchema } from "#scripts/papers/schema.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, wish } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { PLANTED, plantPerson, TRACES } from "#tests/support/planted-person.ts";
import { tablesWith } from "#tests/support/traces.ts";
import { value } from "#tests/support/wishes.ts";

const service = cityWithService();

/** Two days after the appointment that is over, before the one to come. */
const LATER = Temporal.Instant.from("2026-12-03T10:00:00+01:00");

let station: Awaited<ReturnType<typeof makeStation>>;
let lead: Actor;
let planted: Awaited<ReturnType<typeof plantPerson>>;

beforeAll(async () => {
	station = await makeStation({ desks: 3 });
	lead = await makeActor("lead", station);
	planted = await plantPerson({ station, service, userId: lead.userId });
});

const sought = (more: Partial<Sought>): Sought => ({
	number: null,
	contact: null,
	feedback: null,
	afar: null,
	identity: "id-card",
	...more,
});

const theirs = () =>
	sought({
		contact: {
			name: "quirlwitz, Xaverine",
			phoneKey: phoneKey("+49 203 7391846255"),
			// An invitation to book knows no number.
			email: PLANTED.email,
		},
		feedback: { id: planted.feedbackId, email: PLANTED.email },
	});

async function find(who = lead): Promise<Case> {
	const sealed = value(
		await searchPerson(who, { sought: theirs(), now: LATER }),
	);
	const found = openCase(sealed, who, LATER);
	if (!found) throw new Error("not opened");
	return found;
}

const modelsOf = ({ sections }: Sheet) =>
	new Set(sections.flatMap(({ entries }) => entries.map(({ model }) => model)));

/** Columns that can hold words about a citizen and have to be without them afterwards. */
async function columnsOfWords(): Promise<{ name: string; planted: number }[]> {
	const schema = readSchema();
	const columns = personalFields()
		.filter(isAboutCitizens)
		// Who did it: "citizen", "system" or an account.
		.filter(({ stays, name }) => !stays && name !== "actor")
		.filter(({ model }) => !UNFINDABLE.includes(model))
		.map(
			({ model, name }) =>
				schema.get(model)?.find((one) => one.name === name)?.column ?? "",
		);
	const rows = await db().$queryRaw<{ name: string }[]>`
		SELECT table_name || '.' || column_name AS name FROM information_schema.columns
		WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb')`;
	const words = rows.map(({ name }) => name);
	return Promise.all(
		columns
			.filter((column) => words.includes(column))
			.map(async (name) => {
				const [table, column] = name.split(".");
				const [row] = await db().$queryRawUnsafe<{ count: number }[]>(
					`SELECT count(*)::int AS count FROM "${table}" WHERE "${column}"::text ~* '${TRACES.join("|")}'`,
				);
				return { name, planted: row?.count ?? 0 };
			}),
	);
}

test("everything that is stored about a person stands on their sheet, from every table and every column that can hold it", async () => {
	const columns = await columnsOfWords();
	expect(columns.length).toBeGreaterThan(20);
	expect(columns.filter((column) => column.planted === 0)).toEqual([]);

	const sheet = value(await getPersonSheet(lead, await find(), LATER));
	const models = new Set(
		personalFields()
			.filter(isAboutCitizens)
			.map(({ model }) => model)
			.filter((model) => !UNFINDABLE.includes(model)),
	);
	expect([...models].filter((model) => !modelsOf(sheet).has(model))).toEqual(
		[],
	);
	const text = JSON.stringify(sheet);
	for (const said of [
		PLANTED.name,
		PLANTED.email,
		PLANTED.phone,
		"Quirlwitz senior",
		"Frau Quirlwitz rief an",
		"Guten Tag Frau Quirlwitz",
		"Quirlwitz, mit Kinderwagen",
		"Pass von Quirlwitz",
		"Quirlwitz kann nicht stehen",
		"Danke! Quirlwitz",
		"Ich heiße Quirlwitz",
		"Noch einmal Quirlwitz",
		"Frau Quirlwitz anrufen",
		"Liebe Frau Quirlwitz",
		"recipient quirlwitz",
		planted.over.reference,
		planted.coming.reference,
		planted.wishReference,
	])
		expect(text).toContain(said);
	// Whoever came is somebody else; who of the staff did something is about them.
	expect(text).not.toContain("Lüttich");
	expect(text).not.toContain(lead.userId);
	for (const { purpose, keptFor } of sheet.sections) {
		expect(purpose).not.toBe("");
		expect(keptFor).toMatch(/Tage? ab|Stunden ab|^bis: /);
	}
});

test("number and PIN open what they belong to and no more: anybody can book in anybody's name, and has both", async () => {
	const row = await db().appointment.findUniqueOrThrow({
		where: { reference: planted.coming.reference },
	});
	const number = {
		reference: planted.coming.reference,
		pin: pinOf(row.id, row.pinVersion),
	};
	const opened = value(
		await searchPerson(lead, { sought: sought({ number }), now: LATER }),
	);
	const anchors = openCase(opened, lead, LATER)?.anchors;
	expect(anchors).toMatchObject({
		appointments: [row.id],
		bookedForOthers: [],
		wishedForOthers: [],
		feedback: [],
	});
	const wrong = { ...number, pin: number.pin === "000000" ? "1" : "000000" };
	const refused = await searchPerson(lead, {
		sought: sought({ number: wrong }),
		now: LATER,
	});
	expect(refused).toEqual({ ok: false, error: "nobody-found" });
});

test("one fact that is right and one that is not lead nowhere", async () => {
	const other = await makeActor("lead", station);
	const ask = (more: Partial<Sought>) =>
		searchPerson(other, { sought: sought(more), now: LATER });
	const { name, email } = PLANTED;
	const tries = [
		await ask({ contact: { name, phoneKey: "+4920311111", email: null } }),
		await ask({ contact: { name: "Erika Muster", phoneKey: null, email } }),
		await ask({ feedback: { id: planted.feedbackId, email: "a@b.example" } }),
	];
	for (const one of tries)
		expect(one).toEqual({ ok: false, error: "nobody-found" });
});

test("an account searches twelve times an hour, and every search is audited without what was typed", async () => {
	const busy = await makeActor("admin");
	for (let count = 0; count < SEARCH_LIMIT.times; count++)
		expect(
			(await searchPerson(busy, { sought: theirs(), now: LATER })).ok,
		).toBe(true);
	expect(await searchPerson(busy, { sought: theirs(), now: LATER })).toEqual({
		ok: false,
		error: "too-many-searches",
	});
	const entries = await db().auditEntry.findMany({
		where: { userId: busy.userId, action: "person:searched" },
	});
	expect(entries).toHaveLength(SEARCH_LIMIT.times + 1);
	expect(JSON.stringify(entries.map(({ detail }) => detail))).not.toMatch(
		/quirlwitz|739184/i,
	);
	expect(entries[0]?.detail).toEqual({
		with: ["by-contact", "by-feedback"],
		identity: "id-card",
	});
});

test("only leads and the administration answer, and what one found opens for nobody else, and not for ever", async () => {
	for (const role of ["agent", "clerk", "coordinator"] as const) {
		const other = await makeActor(role, station);
		expect(await searchPerson(other, { sought: theirs(), now: LATER })).toEqual(
			{ ok: false, error: "forbidden" },
		);
		const found = await find();
		for (const refused of [
			await getPersonSheet(other, found, LATER),
			await viewErasing(other, found, LATER),
			await erasePerson(other, { found, cancelsComing: true, now: LATER }),
		])
			expect(refused).toEqual({ ok: false, error: "forbidden" });
	}
	const sealed = value(
		await searchPerson(lead, { sought: theirs(), now: LATER }),
	);
	const colleague = await makeActor("lead", station);
	expect(openCase(sealed, colleague, LATER)).toBeNull();
	expect(openCase(sealed, lead, LATER.add({ minutes: 30 }))).toBeNull();
	expect(openCase(`${sealed}x`.slice(1), lead, LATER)).toBeNull();
});

test("erasing leaves what is to come until it is over, and nothing else; with it, nothing at all", async () => {
	const found = await find();
	expect(value(await viewErasing(lead, found, LATER))).toMatchObject({
		openWishes: 1,
		feedback: 1,
		collections: { ended: 1, ready: 0 },
		invitations: 1,
		ofOthers: 1,
	});
	const first = value(
		await erasePerson(lead, { found, cancelsComing: false, now: LATER }),
	);
	expect(first).toEqual({ erased: 3, kept: 2 });
	expect((await tablesWith(env().databaseUrl, TRACES)).sort()).toEqual([
		"contact",
		"wish",
		"wish_contact",
	]);
	const own = await db().appointment.findUniqueOrThrow({
		where: { reference: planted.coming.reference },
		include: { contact: true },
	});
	expect(own).toMatchObject({
		status: "booked",
		contact: { name: PLANTED.name },
	});

	const second = value(
		await erasePerson(lead, { found, cancelsComing: true, now: LATER }),
	);
	expect(second).toEqual({ erased: 5, kept: 0 });
	expect(await tablesWith(env().databaseUrl, TRACES)).toEqual([]);
	expect(
		(await columnsOfWords()).filter((column) => column.planted > 0),
	).toEqual([]);
	const { status, contact } = await db().appointment.findUniqueOrThrow({
		where: { reference: planted.coming.reference },
		include: { contact: true },
	});
	expect({ status, contact }).toEqual({ status: "cancelled", contact: null });
});

test("what was booked for somebody else stays theirs, and no longer says who booked it", async () => {
	const { status, contact } = await db().appointment.findUniqueOrThrow({
		where: { reference: planted.forChild.reference },
		include: { contact: true },
	});
	expect(status).toBe("booked");
	expect(contact).toMatchObject({
		name: "Jonte Lüttich",
		bookedBy: null,
		email: null,
		phone: null,
	});
});

test("the files are written anew, figures still count, old numbers open nothing, and the audit says who did it", async () => {
	expect(
		await db().erasure.count({
			where: { rewrittenAt: null, what: { notIn: ["actor", "hold"] } },
		}),
	).toBe(0);
	expect(await db().visit.count()).toBe(1);
	expect(await db().feedback.count({ where: { ratingBooking: 4 } })).toBe(1);
	const { reference, token } = planted.over;
	expect(await findAppointment(reference, token, LATER)).toBeNull();
	const entries = await db().auditEntry.findMany({
		where: { userId: lead.userId, action: "person:erased" },
		orderBy: { id: "asc" },
	});
	expect(entries.map(({ detail }) => detail)).toMatchObject([
		{ appointments: [planted.over.reference], kept: 2, identity: "id-card" },
		{ wishes: [planted.wishReference], kept: 0 },
	]);
});

test("whoever is in the house just now is served first", async () => {
	const booked = await book(wish(station, service, { start: 660 }), PLANTED);
	await db().appointment.update({
		where: { reference: booked.reference },
		data: { status: "serving" },
	});
	const found = await find();
	const done = value(
		await erasePerson(lead, { found, cancelsComing: true, now: LATER }),
	);
	expect(done.kept).toBe(1);
	expect(await tablesWith(env().databaseUrl, TRACES)).toEqual(["contact"]);
});
