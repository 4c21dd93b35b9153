import { isDeepStrictEqual } from "node:util";
import { city } from "#lib/city/city.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import type { CivilDate } from "#lib/time.ts";
import { textOfService, wordsFor } from "./catalog.ts";
import {
	type CityCatalogue,
	type CityWords,
	readCatalogue,
} from "./city-files.ts";

/**
 * A language that came with a later version: stations, services, topics and answers get the words of the city's folder in
 * it, where the German ones are still those of the folder. What somebody has changed since reads German until they
 * write it. Of a language that has words already nothing is touched: they are the portal's. Returns the languages.
 */
export async function seedLanguages(): Promise<Locale[]> {
	return db().$transaction(
		async (tx) => {
			const known = await tx.serviceText.groupBy({ by: ["locale"] });
			const fresh = city().languages.filter(
				(locale) => !known.some((one) => one.locale === locale),
			);
			if (fresh.length === 0 || known.length === 0) return [];
			const catalogue = readCatalogue(city());
			for (const locale of fresh) {
				await addServices(tx, catalogue, locale);
				await addOthers(tx, catalogue, locale);
			}
			return fresh;
		},
		{ timeout: 60_000 },
	);
}

const wordsIn = ({ texts }: CityCatalogue, locale: Locale): CityWords => {
	const words = texts.get(locale);
	if (!words) throw new Error(`The city has no words in ${locale}.`);
	return words;
};

async function addServices(
	tx: Tx,
	catalogue: CityCatalogue,
	locale: Locale,
): Promise<void> {
	const [german, own] = [defaultLocale, locale].map(
		(one) => wordsIn(catalogue, one as Locale).services,
	);
	const rows = await tx.service.findMany({
		include: {
			texts: { where: { locale: defaultLocale } },
			fees: { where: { locale: defaultLocale } },
		},
	});
	for (const { id: serviceId, slug, texts, fees } of rows) {
		const [source, text] = [german?.[slug], own?.[slug]];
		const said = texts[0];
		if (!source || !text || !said) continue;
		const { name, summary, documents, hint } = said;
		const isUnchanged = isDeepStrictEqual(
			[name, summary, documents, hint],
			[source.name, source.summary, source.documents, source.hint],
		);
		if (isUnchanged)
			await tx.serviceText.create({
				data: {
					serviceId,
					locale,
					...textOfService(text),
					searchWords: wordsFor(catalogue, slug, locale),
				},
			});
		const first = catalogue.services.find((one) => one.slug === slug);
		const fee = fees.find(
			({ validFrom, lines }) =>
				validFrom.getTime() ===
					toDbDate(first?.feeValidFrom as CivilDate).getTime() &&
				isDeepStrictEqual(lines, source.fee),
		);
		if (fee)
			await tx.serviceFee.create({
				data: {
					serviceId,
					locale,
					validFrom: fee.validFrom,
					lines: text.fee,
				},
			});
	}
}

async function addOthers(
	tx: Tx,
	catalogue: CityCatalogue,
	locale: Locale,
): Promise<void> {
	const german = wordsIn(catalogue, defaultLocale);
	const own = wordsIn(catalogue, locale);
	const include = { texts: { where: { locale: defaultLocale } } };
	for (const { id, slug, texts } of await tx.station.findMany({ include })) {
		const { name, directions, accessibility } = texts[0] ?? {};
		const said = { name, directions, accessibility };
		const text = own.stations[slug];
		if (text && isDeepStrictEqual(said, { ...german.stations[slug] }))
			await tx.stationText.create({ data: { stationId: id, locale, ...text } });
	}
	for (const { id, slug, texts } of await tx.category.findMany({ include })) {
		const name = own.categories[slug];
		if (name && texts[0]?.name === german.categories[slug])
			await tx.categoryText.create({ data: { categoryId: id, locale, name } });
	}
	const templates = await tx.answerTemplate.findMany({ include });
	for (const { id, name, texts } of templates) {
		const text = own["answer-templates"][name];
		if (text && texts[0]?.text === german["answer-templates"][name])
			await tx.answerTemplateText.create({
				data: { templateId: id, locale, text },
			});
	}
	for (const { id, texts } of await tx.closure.findMany({ include })) {
		const reason = own.closures[texts[0]?.reason ?? ""];
		if (reason)
			await tx.closureText.create({ data: { closureId: id, locale, reason } });
	}
}
