import { getTranslations } from "next-intl/server";
import {
	combineOptions,
	minorOptions,
} from "#app/(staff)/admin/anliegen/_parts/choice-options.ts";
import type { Draft } from "#lib/catalog/queries/find-draft.ts";
import { findEditChoices } from "#lib/catalog/queries/find-service-to-edit.ts";
import {
	ALONE,
	flat,
	WORD_FIELDS,
	wordField,
} from "#lib/catalog/rules/service-form.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { formatDate } from "#lib/text/format.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { locales } from "#lib/text/locale.ts";

/** Field by field what was and what shall be; of a new service what it is. */
export async function ChangedFields({ draft }: { draft: Draft }) {
	const t = await getTranslations("admin.services");
	const names = await getTranslations("admin.services.names");
	if (draft.changed.length === 0) return <p>{t("differs.nothing")}</p>;
	const before = flat(draft.base);
	const after = flat(draft.fields);
	const labels = new Map(
		locales.flatMap((locale) =>
			WORD_FIELDS.map((name) => [
				wordField(name, locale),
				`${names(name)} (${germanNameOf(locale)})`,
			]),
		),
	);
	const { categories, groups } = await findEditChoices();
	const choices: Readonly<Record<string, ReadonlyMap<string, string>>> = {
		category: new Map(categories.map(({ slug, name }) => [slug, name])),
		combineGroup: textsOf(await combineOptions(groups)),
		minorRule: textsOf(await minorOptions()),
	};
	const inWords = (name: string, value: unknown): string => {
		const nothing = name === "combineGroup" ? ALONE : "none";
		const choice = choices[name]?.get(String(value ?? nothing));
		if (choice) return choice;
		if (value === null || value === undefined || value === "") return "–";
		if (typeof value === "boolean") return t(value ? "yes" : "no");
		if (Array.isArray(value)) return value.join("\n") || "–";
		const text = String(value);
		const day = parseCivilDate(text);
		return day ? formatDate(day, "de", "year") : text;
	};
	const isNew = draft.serviceId === null;
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("differs.title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("differs.field")}</th>
					{isNew ? null : <th scope="col">{t("differs.before")}</th>}
					<th scope="col">{t("differs.after")}</th>
				</tr>
			</thead>
			<tbody>
				{draft.changed.map((name) => (
					<tr key={name}>
						<th scope="row">
							{labels.get(name) ?? names(name as Parameters<typeof names>[0])}
						</th>
						{isNew ? null : (
							<td
								data-label={t("differs.before")}
								className="whitespace-pre-line wrap-anywhere"
							>
								{inWords(name, before[name])}
							</td>
						)}
						<td
							data-label={t("differs.after")}
							className="whitespace-pre-line wrap-anywhere"
						>
							{inWords(name, after[name])}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

const textsOf = (options: readonly { value: string; text: string }[]) =>
	new Map(options.map(({ value, text }) => [value, text]));
