import { expect, test } from "vitest";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { searchServices } from "#lib/catalog/rules/search.ts";
import { db } from "#lib/db/client.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { seedLanguages } from "#prisma/seed/languages.ts";
import { seedTemplates } from "#prisma/seed/templates.ts";

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
