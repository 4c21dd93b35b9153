import { getTranslations } from "next-intl/server";
import {
	again,
	type DetailedOption,
	EMAIL,
	type FieldSpec,
	type FormState,
	inWords,
} from "#components/form/form-state.ts";
import { waitInWords } from "#components/station/wait-words.ts";
import { offeredServices, publicStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { AskRefusal } from "#lib/queue/afar/commands/ask-from-afar.ts";
import { listAfarStations } from "#lib/queue/afar/queries/find-offer.ts";
import { type AfarErrors, LONGEST_WAY } from "#lib/queue/afar/rules/typed.ts";
import { listWaits } from "#lib/queue/waits/queries/list-waits.ts";
import type { Sent } from "#lib/sent.ts";
import type { Locale } from "#lib/text/locale.ts";

/** Stations that give numbers from afar, each with its wait just now. */
export async function listOffering(
	locale: Locale,
	now: Temporal.Instant,
): Promise<DetailedOption[]> {
	const offering = await listAfarStations();
	if (offering.size === 0) return [];
	const t = await getTranslations("waitTimes");
	const inWordsOf = await getTranslations("waitTimes.inWords");
	const waits = await listWaits(now);
	const catalog = await getCatalog(locale);
	return publicStations(catalog)
		.filter(({ id }) => offering.has(id))
		.map(({ id, slug, text }) => {
			const walkIns = waits.find(({ stationId }) => stationId === id)?.walkIns;
			const wait = walkIns?.open ? walkIns.wait : null;
			const stand = !walkIns
				? t("unknown")
				: !walkIns.open
					? t(walkIns.why)
					: wait
						? waitInWords(wait, inWordsOf)
						: t("unknown");
			return { value: slug, text: text.name, detail: stand };
		});
}

export async function afarFields(
	locale: Locale,
	stations: readonly DetailedOption[],
): Promise<FieldSpec[]> {
	const t = await getTranslations("afar");
	const choose = await getTranslations("wishes.form.choose");
	const catalog = await getCatalog(locale);
	const none = { value: "", text: choose("none") };
	return [
		{
			// A list that opens cuts the wait off on a phone.
			type: "choice",
			name: "station",
			label: t("station"),
			options: stations,
		},
		{
			type: "list",
			name: "service",
			label: choose("service"),
			options: [
				none,
				...offeredServices(catalog)
					.filter(({ bookable }) => bookable)
					.map(({ slug, text }) => ({ value: slug, text: text.name })),
			],
		},
		{
			type: "number",
			name: "wayMinutes",
			label: t("way"),
			hint: t("wayHint"),
			max: LONGEST_WAY,
		},
		{ ...EMAIL, name: "email", label: t("email"), hint: t("emailHint") },
	];
}

/** The form again, with what is wrong with it or why there is no number now. */
export async function afarAgain(
	sent: Sent,
	wrong: { errors: AfarErrors } | { error: AskRefusal | "trap" },
): Promise<FormState> {
	const t = await getTranslations("afar");
	if ("errors" in wrong)
		return again(sent, {
			errors: inWords(wrong.errors, (problem) => t(`errors.${problem}`)),
		});
	return again(sent, {
		notice: {
			kind: "warning",
			title: t("notNow"),
			text: t(`refusals.${wrong.error}`),
		},
	});
}
