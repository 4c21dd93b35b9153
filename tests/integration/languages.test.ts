import { expect, test } from "vitest";
import { findServiceToEdit } from "#lib/catalog/queries/find-service-to-edit.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { searchServices } from "#lib/catalog/rules/search.ts";
import { db } from "#lib/db/client.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { seedLanguages } from "#prisma/seed/languages.ts";
import { seedSearchWords } from "#prisma/seed/search-words.ts";
import { seedTemplates } from "#prisma/seed/templates.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { editService } from "#tests/support/edit-service.ts";
import { value } from "#tests/support/wishes.ts";

const LANGUAGE = "tr";

test("a language that comes with a later version gets the city's words, but for what somebody has changed since", async () => {
	await seedCatalog();
	await seedTemplates();
	const ofLanguage = { where: { locale: LANGUAGE } };
	const counts = () =>
		Promise.all([
			db().serviceText.count(ofLanguage),
			db().serviceFee.count(ofLanguage),
			db().stationText.count(ofLanguage),
			db().categoryText.count(ofLanguage),
			db().closureText.count(ofLanguage),
			db().answerTemplateText.count(ofLanguage),
		]);
	const [services = 0, ...others] = await counts();
	expect(services).toBe(60);
	for (const one of [services, ...others]) expect(one).toBeGreaterThan(0);
	// As it was before the language came, and an administrator has changed a service meanwhile.
	await db().serviceText.deleteMany(ofLanguage);
	await db().serviceFee.deleteMany(ofLanguage);
	await db().stationText.deleteMany(ofLanguage);
	await db().categoryText.deleteMany(ofLanguage);
	await db().closureText.deleteMany(ofLanguage);
	await db().answerTemplateText.deleteMany(ofLanguage);
	const where = { locale: "de", service: { slug: "reisepass" } };
	await db().serviceText.updateMany({ where, data: { summary: "Neu." } });
	expect(await seedLanguages()).toEqual([LANGUAGE]);
	expect(await counts()).toEqual([services - 1, ...others]);
	const catalog = await getCatalog(LANGUAGE);
	const langOf = (wanted: string) =>
		catalog.services.find(({ slug }) => slug === wanted)?.text.lang;
	expect(langOf("personalausweis")).toBe(LANGUAGE);
	expect(langOf("reisepass")).toBe("de");
	expect(searchServices(catalog, "kimlik")[0]?.slug).toBe("personalausweis");
	// From then on the words are the portal's.
	expect(await seedLanguages()).toEqual([]);
});

test("search words that come with a later version reach who has the language already; what the city took out stays out", async () => {
	const slug = "personalausweis";
	const admin = await makeActor("admin");
	const words = async (locale = LANGUAGE) =>
		(
			await db().serviceText.findFirstOrThrow({
				where: { locale, service: { slug } },
			})
		).searchWords;
	const whole = await words();
	const [first = "", second = "", ...rest] = whole;
	expect(rest.length).toBeGreaterThan(0);
	// As an earlier release left it, which noted nothing yet, and which did not know the first word.
	await db().shippedWords.deleteMany();
	await db().serviceText.updateMany({
		where: { locale: LANGUAGE, service: { slug } },
		data: { searchWords: [second, ...rest] },
	});
	const { version } = await db().service.findUniqueOrThrow({ where: { slug } });
	expect(await seedSearchWords()).toBe(1);
	expect(await words()).toEqual([second, ...rest, first]);
	expect(await seedSearchWords()).toBe(0);
	// Whoever had the form open is told, and takes nothing away.
	expect(
		(await db().service.findUniqueOrThrow({ where: { slug } })).version,
	).toBe(version + 1);
	const found = value(await findServiceToEdit(admin, slug, NOW));
	const tr = found.fields.texts[LANGUAGE];
	if (!tr) throw new Error("no Turkish");
	const texts = {
		...found.fields.texts,
		[LANGUAGE]: { ...tr, searchWords: ["kendi", ...rest] },
	};
	value(await editService(admin, slug, { texts }, NOW));
	expect(await seedSearchWords()).toBe(0);
	expect(await words()).toEqual(["kendi", ...rest]);
	// A release more: the city has what it took out, and gets what is new.
	await db().shippedWords.updateMany({
		where: { locale: LANGUAGE, service: { slug } },
		data: { words: [second, ...rest] },
	});
	expect(await seedSearchWords()).toBe(1);
	expect(await words()).toEqual(["kendi", ...rest, first]);
	// Where nothing was noted, what the audit says that somebody has changed is left alone.
	await db().serviceText.updateMany({
		where: { locale: LANGUAGE, service: { slug } },
		data: { searchWords: ["kendi"] },
	});
	await db().shippedWords.deleteMany();
	expect(await seedSearchWords()).toBe(0);
	expect(await words()).toEqual(["kendi"]);
	expect(await words("de")).not.toEqual([]);
});
