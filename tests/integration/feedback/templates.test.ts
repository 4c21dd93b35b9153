import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { retireTemplate } from "#lib/feedback/inbox/commands/retire-template.ts";
import { saveTemplate } from "#lib/feedback/inbox/commands/save-template.ts";
import { listTemplates } from "#lib/feedback/inbox/queries/list-templates.ts";
import { seedTemplates } from "#prisma/seed/templates.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW, tally } from "#tests/support/booking.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";

let ada: Actor;

beforeEach(async () => {
	await makeCity();
	await db().answerTemplate.deleteMany();
	ada = await makeActor("coordinator");
});

const draft = (name: string, de = "Danke!", en = "Thank you!") => ({
	name,
	texts: { de, en },
});

async function list(actor = ada) {
	const found = await listTemplates(actor, NOW);
	if (!found.ok) throw new Error(found.error);
	return found.value;
}

async function create(name: string) {
	await saveTemplate(ada, { known: null, draft: draft(name), now: NOW });
	const found = (await list()).find((one) => one.name === name);
	if (!found) throw new Error("not created");
	return found;
}

test("an empty installation has templates in both languages, once", async () => {
	await seedTemplates();
	const first = await list();
	expect(first.length).toBeGreaterThan(2);
	expect(first.every(({ texts }) => texts.de && texts.en)).toBe(true);
	const [one] = first;
	await saveTemplate(ada, {
		known: one ?? null,
		draft: draft("Ganz anders"),
		now: NOW,
	});
	await seedTemplates();
	expect((await list()).length).toBe(first.length);
});

test("a coordinator writes, changes and retires templates, and the audit says who", async () => {
	const { id, version } = await create("Danke");
	await saveTemplate(ada, {
		known: { id, version },
		draft: draft("Danke sehr", "Vielen Dank.", "Many thanks."),
		now: NOW,
	});
	await retireTemplate(ada, { id, active: false, now: NOW });
	await retireTemplate(ada, { id, active: false, now: NOW });
	expect(await list()).toMatchObject([
		{
			name: "Danke sehr",
			active: false,
			texts: { de: "Vielen Dank.", en: "Many thanks." },
		},
	]);
	await retireTemplate(ada, { id, active: true, now: NOW });
	const audit = await db().auditEntry.findMany({
		where: { userId: ada.userId },
		orderBy: { id: "asc" },
	});
	expect(audit.map(({ action }) => action)).toEqual([
		"template:create",
		"template:change",
		"template:retire",
		"template:restore",
	]);
});

test("of two at once one wins: on the same template, and with the same name", async () => {
	const { id, version } = await create("Danke");
	const bob = await makeActor("coordinator");
	const changes = await Promise.all(
		[ada, bob].map((actor) =>
			saveTemplate(actor, {
				known: { id, version },
				draft: draft("Danke", `von ${actor.userId}`),
				now: NOW,
			}),
		),
	);
	expect(tally(changes)).toEqual({ ok: 1, "changed-meanwhile": 1 });
	const names = await Promise.all(
		["Neu", "neu"].map((name) =>
			saveTemplate(ada, { known: null, draft: draft(name), now: NOW }),
		),
	);
	expect(tally(names)).toEqual({ ok: 1, "name-taken": 1 });
});

test("whoever may not answer neither reads nor writes templates", async () => {
	const { id } = await create("Danke");
	const lead = await makeActor("lead", await makeStation());
	const refused = { ok: false, error: "forbidden" };
	expect(await listTemplates(lead, NOW)).toEqual(refused);
	expect(
		await saveTemplate(lead, { known: null, draft: draft("x"), now: NOW }),
	).toEqual(refused);
	expect(await retireTemplate(lead, { id, active: false, now: NOW })).toEqual(
		refused,
	);
});
