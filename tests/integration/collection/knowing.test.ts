import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Noted } from "#lib/collection/collection.ts";
import { changeCollection } from "#lib/collection/commands/change.ts";
import { eraseCollections } from "#lib/collection/commands/erase-collections.ts";
import {
	newCollectionKey,
	noteCollection,
} from "#lib/collection/commands/note.ts";
import { remindCollections } from "#lib/collection/commands/remind-collections.ts";
import {
	type CollectionStep,
	stepCollection,
} from "#lib/collection/commands/step.ts";
import { countOverdue } from "#lib/collection/queries/find-settings.ts";
import {
	findCollection,
	listCollections,
} from "#lib/collection/queries/list-collections.ts";
import { suggestFor } from "#lib/collection/queries/suggest.ts";
import { db } from "#lib/db/client.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, NOW, PERSON } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { value } from "#tests/support/wishes.ts";

const service = cityWithService();

let station: Awaited<ReturnType<typeof makeStation>>;
let clerk: Actor;
beforeEach(async () => {
	await db().collection.deleteMany();
	station = await makeStation();
	clerk = await makeActor("clerk", station);
});

const PASSPORT: Noted = {
	document: "passport",
	name: "Zwetschgenberg",
	email: "zwetschgenberg@citizen.example",
	phone: "0203 7654321",
	locale: "tr",
};

const days = (count: number) => NOW.add({ hours: 24 * count });

async function note(noted: Partial<Noted> = {}, appointmentId?: string) {
	value(
		await noteCollection(clerk, {
			stationId: station.id,
			formKey: newCollectionKey(),
			noted: { ...PASSPORT, ...noted },
			appointmentId,
			now: NOW,
		}),
	);
	const [row] = await db().collection.findMany();
	if (!row) throw new Error("nothing was noted");
	return row;
}

const list = async (now = NOW) =>
	value(
		await listCollections(clerk, { stationId: station.id, typed: "", now }),
	);

const step = async (id: string, what: CollectionStep, now = NOW) =>
	stepCollection(clerk, {
		id,
		step: what,
		version: (await db().collection.findUniqueOrThrow({ where: { id } }))
			.version,
		now,
	});

const change = async (id: string, noted: Partial<Noted>, now = NOW) =>
	value(
		await changeCollection(clerk, {
			id,
			noted: { ...PASSPORT, ...noted },
			version: (await db().collection.findUniqueOrThrow({ where: { id } }))
				.version,
			now,
		}),
	);

/** As the mail server would. */
const allSent = () =>
	db().message.updateMany({
		where: { status: "queued" },
		data: { status: "sent" },
	});

test.each([{ phone: "0203 1112223" }, { name: "Quittenhain" }])(
	"told by phone, and then %j was mistyped: they have not been told",
	async (wrong) => {
		const { id } = await note({ email: null });
		value(await step(id, "told"));
		await change(id, { email: null, document: "permit" });
		expect((await list()).ready).toMatchObject([{ knows: "told" }]);
		await change(id, { email: null, document: "permit", ...wrong });
		expect((await list()).ready).toMatchObject([{ knows: "call" }]);
	},
);

test("another address is reminded as well, once, and not on the day on which it hears of it", async () => {
	const { id } = await note();
	await allSent();
	await remindCollections(days(14));
	await allSent();
	await change(id, { email: "right@citizen.example" }, days(20));
	await allSent();
	const reminders = () =>
		db().message.count({ where: { kind: "collection-reminder" } });
	await remindCollections(days(21));
	expect(await reminders()).toBe(1);
	await remindCollections(days(34));
	await remindCollections(days(35));
	expect(await reminders()).toBe(2);
});

test("who has not agreed that staff see their language gets the mail in it, and no clerk reads it", async () => {
	const { reference } = await book({
		station: station.slug,
		service: service.slug,
	});
	const { id } = await db().appointment.update({
		where: { reference },
		data: { locale: "fa" },
	});
	const about = () => suggestFor(clerk, { appointmentId: id, now: NOW });
	expect(await about()).toMatchObject({ locale: null, email: PERSON.email });
	const row = await note({ locale: null }, id);
	expect(row.locale).toBe("fa");
	const shown = async () =>
		value(await findCollection(clerk, { id: row.id, now: NOW }));
	expect(await shown()).toMatchObject({ locale: null });
	await change(row.id, { locale: null });
	expect(
		await db().message.findMany({ where: { collectionId: row.id } }),
	).toMatchObject([{ locale: "fa" }]);
	await db().contact.update({
		where: { appointmentId: id },
		data: { showsLanguage: true },
	});
	expect(await about()).toMatchObject({ locale: "fa" });
	expect(await shown()).toMatchObject({ locale: "fa" });
});

test("the address of whoever booked for somebody is not that of whom the document is for", async () => {
	const { reference } = await book(
		{ station: station.slug, service: service.slug },
		{ ...PERSON, bookedBy: "Pflegeheim Rheinblick" },
	);
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	expect(
		await suggestFor(clerk, { appointmentId: id, now: NOW }),
	).toMatchObject({
		name: PERSON.name,
		bookedBy: "Pflegeheim Rheinblick",
		email: null,
		phone: null,
	});
});

test("what nobody fetched stands there until its contact is erased, and lies ready anew once somebody says so", async () => {
	const { id } = await note();
	await remindCollections(days(180));
	expect(await list(days(186))).toMatchObject({
		ready: [],
		ended: [],
		notFetched: [{ endedHow: "not-fetched" }],
	});
	value(await step(id, "undo", days(186)));
	await remindCollections(days(187));
	expect(await list(days(187))).toMatchObject({ count: 1, notFetched: [] });
	await remindCollections(days(366));
	await eraseCollections(days(374));
	expect(await list(days(374))).toMatchObject({ count: 0, notFetched: [] });
});

test("before the city waits for a shorter time an administrator is told how many documents that ends", async () => {
	await note();
	const admin = await makeActor("admin");
	const count = (keepDays: number) => countOverdue(admin, keepDays, days(20));
	expect(value(await count(20))).toBe(1);
	expect(value(await count(21))).toBe(0);
	expect(await countOverdue(clerk, 20, NOW)).toEqual({
		ok: false,
		error: "forbidden",
	});
});

test("what was handed out by mistake is taken back within the hours in which it stands there, and not for ever", async () => {
	const { id } = await note();
	value(await step(id, "hand-out"));
	const late = NOW.add({ hours: 12 });
	expect(await step(id, "undo", late)).toEqual({
		ok: false,
		error: "too-late",
	});
	value(await step(id, "undo", late.subtract({ seconds: 1 })));
	expect(await step(id, "undo")).toEqual({ ok: false, error: "changed" });
});
