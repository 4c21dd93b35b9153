import { useTranslations } from "next-intl";
import type { Draft } from "#lib/catalog/queries/find-draft.ts";
import {
	flat,
	WORD_FIELDS,
	wordField,
} from "#lib/catalog/rules/service-form.ts";
import { formatDate } from "#lib/text/format.ts";
import { locales } from "#lib/text/locale.ts";
import { parseCivilDate } from "#lib/time.ts";

/** Field by field what was and what shall be; of a new service what it is. */
export function ChangedFields({ draft }: { draft: Draft }) {
	const t = useTranslations("admin.services");
	const names = useTranslations("admin.services.names");
	const languages = useTranslations("admin.languages");
	if (draft.changed.length === 0) return <p>{t("differs.nothing")}</p>;
	const before = flat(draft.base);
	const after = flat(draft.fields);
	const labels = new Map(
		locales.flatMap((locale) =>
			WORD_FIELDS.map((name) => [
				wordField(name, locale),
				`${names(name)} (${languages(locale)})`,
			]),
		),
	);
	const inWords = (value: unknown): string => {
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
								{inWords(before[name])}
							</td>
						)}
						<td
							data-label={t("differs.after")}
							className="whitespace-pre-line wrap-anywhere"
						>
							{inWords(after[name])}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
