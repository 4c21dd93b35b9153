import { getTranslations } from "next-intl/server";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { openData, paths } from "#lib/paths/citizen.ts";
import {
	getEffect,
	type KnownEffect,
} from "#lib/pilot/effect/queries/get-effect.ts";
import {
	FEWEST_IN_PUBLIC,
	LEVEL_UNITS,
	LEVELS,
} from "#lib/pilot/effect/rules/levels.ts";
import {
	type DataRow,
	dataRows,
	knownSince,
} from "#lib/pilot/effect/rules/open-data.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { defaultLocale, locales } from "#lib/text/locale.ts";

export interface PublicData {
	effect: KnownEffect;
	rows: readonly DataRow[];
	/** By id; its slug and its name. */
	stations: ReadonlyMap<number, { slug: string; name: string }>;
}

export async function publicData(): Promise<PublicData> {
	const effect = await getEffect(now());
	const { stations } = await getCatalog(defaultLocale);
	return {
		effect,
		rows: dataRows(
			effect.days,
			stations.map(({ id }) => id),
			effect.until,
		),
		stations: new Map(
			stations.map(({ id, slug, shortName }) => [
				id,
				{ slug, name: shortName },
			]),
		),
	};
}

/** What each column means: in every language, in which unit, since which month there is something. */
export async function fieldsOf({ effect, rows }: PublicData) {
	const since = knownSince(rows);
	const days = effect.promiseDays;
	const texts = await Promise.all(
		locales.map(async (locale) => ({
			locale,
			t: await getTranslations({ locale, namespace: "effect" }),
		})),
	);
	return LEVELS.map((name) => ({
		name,
		unit: LEVEL_UNITS[name],
		since: since[name],
		title: Object.fromEntries(
			texts.map(({ locale, t }) => [locale, t(`names.${name}`, { days })]),
		),
		definition: Object.fromEntries(
			texts.map(({ locale, t }) => [
				locale,
				t(`definitions.${name}`, { days }),
			]),
		),
	}));
}

/** What is said about the data everywhere, in German. */
export async function aboutData({ effect, rows }: PublicData) {
	const t = await getTranslations({
		locale: defaultLocale,
		namespace: "effect",
	});
	const { baseUrl, operator } = env();
	const whole = (path: string) => `${baseUrl}${path}`;
	return {
		title: t("data.name"),
		description: t("data.description", { people: FEWEST_IN_PUBLIC }),
		publisher: operator.name,
		email: operator.email,
		page: whole(paths(defaultLocale).effect()),
		license: openData.license,
		until: effect.until,
		firstMonth: rows[0]?.month ?? null,
		csv: whole(openData.csv()),
		json: whole(openData.json()),
		fields: whole(openData.fields()),
		dataset: whole(openData.dataset()),
		catalogue: whole(openData.catalogue()),
	};
}
