import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { openCase } from "#lib/privacy/commands/case.ts";
import { erasePerson } from "#lib/privacy/commands/erase-person.ts";
import { searchPerson } from "#lib/privacy/commands/search-person.ts";
import { getPersonSheet } from "#lib/privacy/queries/person-sheet.ts";
import { viewErasing } from "#lib/privacy/queries/plan-erasing.ts";
import { drawFromAfar } from "#lib/queue/afar/commands/draw-from-afar.ts";
import { findAsked } from "#lib/queue/afar/queries/find-asked.ts";
import { allowAfar, asked, fill, fromAfar } from "#tests/support/afar.ts";
import { makeCity } from "#tests/support/factory.ts";
import { makeActor } from "#tests/support/house.ts";
import {
	at,
	type House,
	openHouse,
	outcomeOf,
	value,
} from "#tests/support/queue.ts";

let house: House;
let lead: Actor;
/** Of each test another one: a mailbox gets three mails a day. */
let email: string;

beforeEach(async () => {
	await makeCity();
	house = await openHouse();
	lead = await makeActor("lead", [house.id]);
	email = `${randomUUID()}@citizen.example`;
	await allowAfar(house, 5);
	await fill(house, 6);
});

const search = (mailbox: string, station = house.slug) =>
	searchPerson(lead, {
		sought: {
			number: null,
			contact: null,
			feedback: null,
			afar: { email: mailbox, station },
			identity: "id-card",
		},
		now: at("09:05"),
	});

async function find(mailbox = email) {
	const found = openCase(value(await search(mailbox)), lead, at("09:05"));
	if (!found) throw new Error("not opened");
	return found;
}

const erase = async () =>
	value(
		await erasePerson(lead, {
			found: await find(),
			cancelsComing: false,
			now: at("09:06"),
		}),
	);

test("what was only asked for is found by mailbox and station, told, and forgotten", async () => {
	const due = { what: "afar_ticket", rewrittenAt: null };
	const before = await db().erasure.count({ where: due });
	const token = await asked(house, at("09:00"), { email });
	const theirs = await asked(house, at("09:00"));
	// However the address is written: it is the same mailbox.
	const found = await find(email.toUpperCase().replace("@", "+plus@"));
	expect(found.anchors).toEqual((await find()).anchors);
	const { sections } = value(await getPersonSheet(lead, found, at("09:05")));
	const entries = sections.flatMap((section) => section.entries);
	expect(new Set(entries.map(({ model }) => model))).toEqual(
		new Set(["AfarTicket", "Message"]),
	);
	expect(JSON.stringify(entries)).toContain(house.service.slug);
	expect(
		await db().auditEntry.count({
			where: {
				userId: lead.userId,
				action: "person:read",
				subject: { startsWith: "afar " },
			},
		}),
	).toBe(1);
	const view = value(await viewErasing(lead, found, at("09:05")));
	expect(view.afar).toEqual({ asked: 1, drawn: 0 });
	expect(await erase()).toEqual({ erased: 1, kept: 0 });
	expect(await findAsked(token, at("09:07"))).toBeNull();
	expect(outcomeOf(await drawFromAfar({ token, now: at("09:07") }))).toBe(
		"unknown-link",
	);
	expect(outcomeOf(await search(email))).toBe("nobody-found");
	// Nobody else's is touched, and the table is due to be written anew.
	expect(await findAsked(theirs, at("09:07"))).not.toBeNull();
	expect(
		await db().message.count({ where: { afar: { stationId: house.id } } }),
	).toBe(1);
	expect(await db().erasure.count({ where: due })).toBe(before + 1);
});

test("the address alone, or with another station, leads nowhere", async () => {
	await asked(house, at("09:00"), { email });
	const other = await openHouse();
	expect(outcomeOf(await search(email, other.slug))).toBe("nobody-found");
	expect(outcomeOf(await search("eva@citizen.example"))).toBe("nobody-found");
	expect(outcomeOf(await search(email, ""))).toBe("nobody-found");
});

test("a number that was drawn is told with its steps, and needed until its day is over", async () => {
	const { visitId } = await fromAfar(house, at("09:00"), { email });
	const found = await find();
	const { sections } = value(await getPersonSheet(lead, found, at("09:05")));
	const models = sections.flatMap(({ entries }) =>
		entries.map(({ model }) => model),
	);
	expect(models).toEqual(
		expect.arrayContaining(["AfarTicket", "Visit", "VisitEvent"]),
	);
	const view = value(await viewErasing(lead, found, at("09:05")));
	expect(view.afar).toEqual({ asked: 0, drawn: 1 });
	expect(await erase()).toEqual({ erased: 0, kept: 1 });
	expect(await db().afarTicket.count({ where: { visitId } })).toBe(1);
});

test("a request from which a number is drawn meanwhile stays", async () => {
	const token = await asked(house, at("09:00"), { email });
	const found = await find();
	value(await drawFromAfar({ token, now: at("09:05") }));
	const done = await erasePerson(lead, {
		found,
		cancelsComing: false,
		now: at("09:06"),
	});
	expect(value(done)).toEqual({ erased: 0, kept: 1 });
});
