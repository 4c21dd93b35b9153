import { useTranslations } from "next-intl";
import { staffPaths } from "#lib/paths/staff.ts";
import { langOf } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { TextLine } from "#lib/translation/translation.ts";

/** Each text beside the German one. */
export function TextTable({
	locale,
	language,
	lines,
}: {
	locale: Locale;
	/** Its German name. */
	language: string;
	lines: readonly TextLine[];
}) {
	const t = useTranslations("texts");
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("german")}</th>
					<th scope="col">{language}</th>
					<th scope="col">{t("state")}</th>
				</tr>
			</thead>
			<tbody>
				{lines.map(({ key, german, text, correction }) => (
					<tr key={key}>
						<td
							data-label={t("german")}
							className="[overflow-wrap:anywhere] whitespace-pre-line"
						>
							{german}
						</td>
						<th
							scope="row"
							data-label={language}
							className="[overflow-wrap:anywhere] whitespace-pre-line font-normal"
						>
							<a
								href={staffPaths.text({ locale, key })}
								lang={langOf(locale)}
								dir="auto"
							>
								{text}
							</a>
						</th>
						<td data-label={t("state")} className="text-muted">
							{correction ? `${t(`states.${correction}`)}, ` : null}
							<span className="[overflow-wrap:anywhere]">{key}</span>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
