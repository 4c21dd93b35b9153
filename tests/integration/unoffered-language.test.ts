import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { saveCategory } from "#lib/catalog/commands/change-category.ts";
import { keepDraft } from "#lib/catalog/commands/keep-draft.ts";
import { saveDraft } from "#lib/catalog/commands/save-draft.ts";
import { setFee } from "#lib/catalog/commands/set-fee.ts";
import { findDraft } from "#lib/catalog/queries/find-draft.ts";
import {
	findEditChoices,
	findServiceToEdit,
} from "#lib/catalog/queries/find-service-to-edit.ts";
import { listCategories } from "#lib/catalog/queries/list-categories.ts";
import {
	categoryMark,
	readCategory,
	typedCategory,
} from "#lib/catalog/rules/category-form.ts";
import { readService, typedService } from "#lib/catalog/rules/service-form.ts";
import { languages } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { saveImprovement } from "#lib/feedback/improvement/commands/save-improvement.ts";
import { getImprovement } from "#lib/feedback/improvement/queries/edit-improvements.ts";
import { readImprovement } from "#lib/feedback/improvement/rules/improvement.ts";
import { saveTemplate } from "#lib/feedback/inbox/commands/save-template.ts";
import { listTemplates } from "#lib/feedback/inbox/queries/list-templates.ts";
import { readTemplate } from "#lib/feedback/inbox/rules/template.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import {
	noteLanguages,
	sayLanguages,
} from "#lib/staff/commands/say-languages.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { seedTemplates } from "#prisma/seed/templates.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { withoutLanguage } from "#tests/support/fewer-languages.ts";
import { value } from "#tests/support/wishes.ts";

let admin: Actor;

beforeAll(async () => {
	await seedCatalog();
	await seedTemplates();
	admin = await makeActor("admin");
});

/** A form's fields as the page shows them: those of languages that the city does not offer are not there. */
function shown(fields: Sent, changes: Record<string, string>) {
	const offered = (name: string) =>
		!name.includes("-") || languages().some((one) => name.endsWith(`-${one}`));
	const sent = Object.fromEntries(
		Object.entries(fields).filter(([name]) => offered(name)),
	);
	return (name: string) => changes[name] ?? textOf(sent, name);
}

test("names of a topic in a language that the city does not offer just now stay", async () => {
	const where = { locale: "fr", category: { slug: "pass-ausweis" } };
	const before = await db().categoryText.findFirstOrThrow({ where });
	await withoutLanguage("fr", async () => {
		const [topic] = value(await listCategories(admin, NOW)).filter(
			({ slug }) => slug === "pass-ausweis",
		);
		if (!topic) throw new Error("no topic");
		const save = async () => {
			const read = readCategory(
				shown(typedCategory(topic.names), { "name-de": "Pässe" }),
			);
			if (!read.ok) throw new Error("not read");
			return value(
				await saveCategory(admin, {
					known: { slug: topic.slug, shown: categoryMark(topic.names) },
					names: read.value,
					now: NOW,
				}),
			);
		};
		await save();
		// Sent twice it is as it was wanted, although the form did not say all of it.
		await save();
	});
	expect(await db().categoryText.findFirst({ where })).toEqual(before);
	expect(
		await db().categoryText.findFirst({ where: { ...where, locale: "de" } }),
	).toMatchObject({ name: "Pässe" });
});

test("words of a template and of an improvement stay, too", async () => {
	const [template] = value(await listTemplates(admin, NOW));
	if (!template) throw new Error("no template");
	const text = { templateId_locale: { templateId: template.id, locale: "fr" } };
	const french = await db().answerTemplateText.findUniqueOrThrow({
		where: text,
	});
	const improvement = await db().improvement.create({
		data: {
			status: "draft",
			position: 1,
			texts: {
				create: ["de", "en", "fr"].map((locale) => ({
					locale,
					said: "a",
					done: locale,
				})),
			},
		},
	});
	await withoutLanguage("fr", async () => {
		const typed = Object.fromEntries(
			Object.entries(template.texts).map(([locale, words]) => [
				`text-${locale}`,
				[words],
			]),
		);
		const words = readTemplate(
			shown({ name: [template.name], ...typed }, { "text-de": "Neu." }),
		);
		if (!words.ok) throw new Error("not read");
		value(
			await saveTemplate(admin, {
				known: template,
				draft: words.draft,
				now: NOW,
			}),
		);
		const known = value(await getImprovement(admin, improvement.id, NOW));
		const fields = Object.entries(known.texts).flatMap(([locale, one]) => [
			[`said-${locale}`, [one.said]],
			[`done-${locale}`, [one.done]],
		]);
		const read = readImprovement(
			shown(Object.fromEntries(fields), { "said-de": "Neu" }),
		);
		if (!read.ok) throw new Error("not read");
		value(await saveImprovement(admin, { known, draft: read.draft, now: NOW }));
	});
	expect(await db().answerTemplateText.findUnique({ where: text })).toEqual(
		french,
	);
	expect(
		await db().improvementText.findMany({
			where: { improvementId: improvement.id },
			orderBy: { locale: "asc" },
			select: { locale: true, said: true, done: true },
		}),
	).toEqual([
		{ locale: "de", said: "Neu", done: "de" },
		{ locale: "en", said: "a", done: "en" },
		{ locale: "fr", said: "a", done: "fr" },
	]);
});

test("words and fees of a service stay, and are no change of it", async () => {
	const slug = "personalausweis";
	const words = { locale: "fr", service: { slug } };
	const before = await db().serviceText.findFirstOrThrow({ where: words });
	const { id } = await db().service.findUniqueOrThrow({ where: { slug } });
	await db().serviceFee.deleteMany({ where: { serviceId: id } });
	const validFrom = new Date("2026-12-01");
	await db().serviceFee.createMany({
		data: ["de", "fr"].map((locale) => ({
			serviceId: id,
			locale,
			validFrom,
			lines: [`37 € ${locale}`],
		})),
	});
	await withoutLanguage("fr", async () => {
		const service = value(await findServiceToEdit(admin, slug, NOW));
		const { categories, groups, maxMinutes } = await findEditChoices();
		const read = readService(
			shown(typedService(service.fields), { "summary-de": "Neu." }),
			{
				maxMinutes,
				categories: categories.map((one) => one.slug),
				groups: groups.map((one) => one.slug),
				today: "2026-11-24",
				current: service.fields,
			},
		);
		if (!read.ok) throw new Error(JSON.stringify(read.errors));
		const kept = value(
			await keepDraft(admin, { service, fields: read.value, now: NOW }),
		);
		expect(value(await findDraft(admin, kept.id, NOW)).changed).toEqual([
			"summary-de",
		]);
		value(await saveDraft(admin, { draftId: kept.id, now: NOW }));
		const fee = async (line: string) =>
			value(
				await setFee(admin, {
					slug,
					version: (await db().service.findUniqueOrThrow({ where: { slug } }))
						.version,
					fee: { validFrom: "2026-12-01", lines: { de: [line] } },
					now: NOW,
				}),
			);
		const french = () =>
			db().serviceFee.count({ where: { serviceId: id, locale: "fr" } });
		await fee("37 € je Ausweis");
		expect(await french()).toBe(1);
		// With another number than German it would name the fee of before.
		await fee("39 €");
		expect(await french()).toBe(0);
	});
	expect(await db().serviceText.findFirst({ where: words })).toEqual(before);
});

test("what somebody speaks stays, whoever says the rest", async () => {
	const station = await db().station.findFirstOrThrow();
	const clerk = await makeActor("clerk", station);
	const lead = await makeActor("lead", station);
	await sayLanguages(clerk, { spoken: ["fr", "en"], shown: "", now: NOW });
	const known = async () =>
		(await db().user.findUniqueOrThrow({ where: { id: clerk.userId } }))
			.languages;
	await withoutLanguage("fr", async () => {
		value(await sayLanguages(clerk, { spoken: [], shown: "en", now: NOW }));
		expect(await known()).toEqual(["fr"]);
		value(
			await noteLanguages(lead, {
				userId: clerk.userId,
				stationId: station.id,
				spoken: ["en"],
				shown: "",
				now: NOW,
			}),
		);
	});
	expect((await known()).sort()).toEqual(["en", "fr"]);
});
