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
import { setCollectionSettings } from "#lib/collection/commands/set-settings.ts";
import {
	type CollectionStep,
	stepCollection,
} from "#lib/collection/commands/step.ts";
import {
	findCollectionSettings,
	readSettings,
} from "#lib/collection/queries/find-settings.ts";
import {
	countToCall,
	listCollections,
} from "#lib/collection/queries/list-collections.ts";
import { suggestFor } from "#lib/collection/queries/suggest.ts";
import { collectionMark } from "#lib/collection/rules/settings.ts";
import { db } from "#lib/db/client.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import { listSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { openTransport } from "#lib/notifications/delivery/commands/transport.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, NOW } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { tablesWith } from "#tests/support/traces.ts";
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

const note = async (
	noted: Partial<Noted> = {},
	{
		formKey = newCollectionKey(),
		...more
	}: { formKey?: string; appointmentId?: string } = {},
) =>
	value(
		await noteCollection(clerk, {
			stationId: station.id,
			formKey,
			noted: { ...PASSPORT, ...noted },
			now: NOW,
			...more,
		}),
	);

const list = async (typed = "", now = NOW, who = clerk) =>
	value(await listCollections(who, { stationId: station.id, typed, now }));

const only = async () => {
	const [one] = (await list()).ready;
	if (!one) throw new Error("nothing lies ready");
	return one;
};

const step = (id: string, what: CollectionStep, version: number, who = clerk) =>
	stepCollection(who, { id, step: what, version, now: NOW });

const days = (count: number) => NOW.add({ hours: 24 * count });

const savedMails = async (address: string) =>
	(await listSavedMails(50)).filter(({ to }) => to.includes(address));

async function deliver(now = NOW): Promise<void> {
	setNow(now);
	const waiting = await db().message.findMany({ where: { status: "queued" } });
	for (const { id } of waiting) await deliverMessage(id, openTransport(), true);
	setNow(null);
}

test("a document is noted once however often the form is sent, and the person hears of it in their language", async () => {
	const formKey = newCollectionKey();
	const noted = await Promise.all(
		Array.from({ length: 6 }, () => note({}, { formKey })),
	);
	expect(new Set(noted.map(({ number }) => number)).size).toBe(1);
	expect(noted.every(({ mailed }) => mailed)).toBe(true);
	expect(await db().message.count()).toBe(1);
	expect(await only()).toMatchObject({
		receiver: { name: "Zwetschgenberg" },
		knows: "on-the-way",
	});
	await deliver();
	expect((await only()).knows).toBe("told");
	const [mail] = await savedMails("zwetschgenberg@citizen.example");
	expect(mail?.subject).toBe("Belgeniz hazır");
	expect(mail?.text).toContain(String(noted[0]?.number));
});

test("a form that is filled in once more for somebody else, after going back, notes that one as well", async () => {
	const formKey = newCollectionKey();
	const first = await note({}, { formKey });
	const second = await note({ name: "Quittenhain" }, { formKey });
	expect(second.number).not.toBe(first.number);
	expect((await list()).count).toBe(2);
});

test("whom no mail can reach stands there to be called, until somebody says that they know", async () => {
	expect((await note({ email: null })).mailed).toBe(false);
	const one = await only();
	expect(one.knows).toBe("call");
	expect(await countToCall(station.id, NOW)).toBe(1);
	value(await step(one.id, "told", one.version));
	expect((await only()).knows).toBe("told");
	expect(await countToCall(station.id, NOW)).toBe(0);
});

test("an address that was wrong has told nobody anything, and the right one hears of it", async () => {
	await note();
	await deliver();
	const one = await only();
	const changed = value(
		await changeCollection(clerk, {
			id: one.id,
			noted: { ...PASSPORT, email: null },
			version: one.version,
			now: NOW,
		}),
	);
	expect(changed.mailed).toBeNull();
	expect((await only()).knows).toBe("call");
	const again = value(
		await changeCollection(clerk, {
			id: one.id,
			noted: { ...PASSPORT, email: "right@citizen.example" },
			version: one.version + 1,
			now: NOW,
		}),
	);
	expect(again.mailed).toBe(true);
	await deliver();
	expect((await only()).knows).toBe("told");
	expect(await savedMails("right@citizen.example")).toHaveLength(1);
});

test("of ten clerks who hand it out at once one does, and the others are told; it can be taken back", async () => {
	const { number } = await note();
	const one = await only();
	const pressed = await Promise.all(
		Array.from({ length: 10 }, () => step(one.id, "hand-out", one.version)),
	);
	expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
	expect(
		pressed.filter((done) => !done.ok && done.error === "changed"),
	).toHaveLength(9);
	const after = await list();
	expect(after).toMatchObject({
		count: 0,
		ended: [{ number, endedHow: "handed-out" }],
	});
	value(await step(one.id, "undo", one.version + 1));
	expect(await list()).toMatchObject({ count: 1, ended: [] });
	const audit = await db().auditEntry.findMany({
		where: { stationId: station.id },
		orderBy: { id: "asc" },
	});
	expect(audit.map(({ action }) => action)).toEqual([
		"collection:noted",
		"collection:hand-out",
		"collection:undo",
	]);
	expect(
		JSON.stringify(audit.map(({ subject, detail }) => [subject, detail])),
	).not.toMatch(/zwetschgenberg|7654321/i);
});

test("a mail that has not left yet is not sent once the document is fetched", async () => {
	await note();
	const one = await only();
	value(await step(one.id, "hand-out", one.version));
	await deliver();
	const [message] = await db().message.findMany();
	expect(message).toMatchObject({ status: "failed", lastError: "outdated" });
});

test("who changes an older state is told so, and nothing is saved", async () => {
	await note();
	const one = await only();
	value(await step(one.id, "told", one.version));
	const changed = await changeCollection(clerk, {
		id: one.id,
		noted: { ...PASSPORT, name: "Somebody Else" },
		version: one.version,
		now: NOW,
	});
	expect(changed).toEqual({ ok: false, error: "changed" });
	expect((await only()).receiver?.name).toBe("Zwetschgenberg");
});

test("whoever has not come is reminded once, and whom no mail has reached is not", async () => {
	await note();
	await note({ email: null, name: "Quittenhain" });
	await deliver();
	await remindCollections(days(14).subtract({ seconds: 1 }));
	expect(await db().message.count()).toBe(1);
	await Promise.all([1, 2, 3].map(() => remindCollections(days(14))));
	expect(
		await db().message.count({ where: { kind: "collection-reminder" } }),
	).toBe(1);
	expect(
		(await list()).ready.filter(({ remindedAt }) => remindedAt !== null),
	).toMatchObject([{ receiver: { name: "Zwetschgenberg" } }]);
});

test("what nobody fetched for so long is expected no more, and a week later nobody knows whose it was", async () => {
	await note();
	await deliver();
	expect(
		await tablesWith(env().databaseUrl, ["zwetschgenberg", "7654321"]),
	).toEqual(["collection_contact"]);
	await remindCollections(days(180));
	expect(await list("", days(180))).toMatchObject({
		count: 0,
		ended: [],
		notFetched: [{ endedHow: "not-fetched" }],
	});
	await eraseCollections(days(187).subtract({ seconds: 1 }));
	expect(await db().collectionContact.count()).toBe(1);
	await Promise.all([1, 2].map(() => eraseCollections(days(187))));
	expect(
		await tablesWith(env().databaseUrl, ["zwetschgenberg", "7654321"]),
	).toEqual([]);
	expect(await db().collection.count()).toBe(1);
	const messages = await db().message.findMany();
	expect(messages.every(({ id, recipientKey }) => id === recipientKey)).toBe(
		true,
	);
	const [row] = await db().collection.findMany();
	expect(await step(row?.id ?? "", "undo", row?.version ?? 0)).toEqual({
		ok: false,
		error: "too-late",
	});
});

test("it is found by number and by name, and the audit says that somebody looked, not for whom", async () => {
	const { number } = await note();
	await note({ name: "Quittenhain" });
	expect((await list(String(number))).ready).toHaveLength(1);
	expect((await list("quitten")).ready).toMatchObject([
		{ receiver: { name: "Quittenhain" } },
	]);
	const looked = await db().auditEntry.findMany({
		where: { action: "read:collections", userId: clerk.userId },
	});
	expect(looked).toMatchObject([{ subject: null, detail: null }]);
});

test("an appointment begins the form with who came and what the service ends with; at another station it says nothing", async () => {
	await db().service.update({
		where: { id: service.id },
		data: { document: "identity-card" },
	});
	const { reference } = await book({
		station: station.slug,
		service: service.slug,
	});
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	expect(
		await suggestFor(clerk, { appointmentId: id, now: NOW }),
	).toMatchObject({ document: "identity-card", stationId: station.id });
	const stranger = await makeActor("clerk", await makeStation());
	expect(
		await suggestFor(stranger, { appointmentId: id, now: NOW }),
	).toBeNull();
	expect(await suggestFor(clerk, { appointmentId: "x", now: NOW })).toBeNull();
	await note({}, { appointmentId: id });
	const [row] = await db().collection.findMany();
	expect(row?.appointmentId).toBe(id);
});

test("nobody of another station, and nobody who only plans, sees or does anything here", async () => {
	await note();
	const one = await only();
	const strangers = [
		await makeActor("clerk", await makeStation()),
		await makeActor("agent"),
		await makeActor("coordinator"),
	];
	for (const who of strangers) {
		const forbidden = { ok: false, error: "forbidden" };
		expect(
			await listCollections(who, {
				stationId: station.id,
				typed: "",
				now: NOW,
			}),
		).toEqual(forbidden);
		expect(await step(one.id, "hand-out", one.version, who)).toEqual(forbidden);
		expect(
			await changeCollection(who, {
				id: one.id,
				noted: PASSPORT,
				version: one.version,
				now: NOW,
			}),
		).toEqual(forbidden);
		expect(
			await noteCollection(who, {
				stationId: station.id,
				formKey: newCollectionKey(),
				noted: PASSPORT,
				now: NOW,
			}),
		).toEqual(forbidden);
	}
	expect(await step("x", "hand-out", 1)).toEqual({
		ok: false,
		error: "unknown-collection",
	});
});

test("an administrator says what services end with; the second of two reads what is saved now", async () => {
	const admin = await makeActor("admin");
	const before = value(await findCollectionSettings(admin, NOW));
	const settings = {
		reminderDays: 7,
		keepDays: 60,
		serviceId: service.id,
		documents: new Map([[service.id, "permit" as const]]),
	};
	const shown = collectionMark(before);
	value(await setCollectionSettings(admin, { settings, shown, now: NOW }));
	expect(await readSettings(db())).toEqual(settings);
	const late = { ...settings, reminderDays: 9 };
	expect(
		await setCollectionSettings(admin, { settings: late, shown, now: NOW }),
	).toEqual({ ok: false, error: "changed" });
	expect(
		await setCollectionSettings(clerk, { settings: late, shown, now: NOW }),
	).toEqual({ ok: false, error: "forbidden" });
	const cleared = { ...settings, documents: new Map(), serviceId: null };
	value(
		await setCollectionSettings(admin, {
			settings: cleared,
			shown: collectionMark(settings),
			now: NOW,
		}),
	);
	expect(await readSettings(db())).toEqual(cleared);
});

test("PostgreSQL keeps nothing that people told in its statistics", async () => {
	const rows = await db().$queryRaw<{ name: string }[]>`
		SELECT attname::text AS name FROM pg_attribute
		WHERE attrelid = 'collection_contact'::regclass AND attnum > 0 AND NOT attisdropped
			AND format_type(atttypid, atttypmod) = 'text' AND attstattarget IS DISTINCT FROM 0`;
	expect(rows).toEqual([]);
});
