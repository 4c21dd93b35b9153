import { getTranslations } from "next-intl/server";
import { staffPaths } from "#lib/paths/staff.ts";
import { germanNameOf } from "#lib/text/language.ts";
import type { StaleText } from "#lib/translation/queries/own-texts.ts";

/** What the city wrote itself and changed since it was translated. */
export async function StaleTexts({ texts }: { texts: readonly StaleText[] }) {
	const t = await getTranslations("texts.own");
	if (texts.length === 0) return <p>{t("none")}</p>;
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("list")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("kind")}</th>
					<th scope="col">{t("says")}</th>
					<th scope="col">{t("languages")}</th>
				</tr>
			</thead>
			<tbody>
				{texts.map(({ kind, key, says, languages }) => (
					<tr key={`${kind} ${key}`}>
						<td data-label={t("kind")}>{t(`kinds.${kind}`)}</td>
						<th scope="row" className="[overflow-wrap:anywhere]">
							{says.slice(0, SHOWN)}
							{says.length > SHOWN ? " …" : ""}
						</th>
						<td data-label={t("languages")}>
							<ul className="flex flex-wrap gap-x-16 gap-y-8">
								{languages.map((locale) => (
									<li key={locale}>
										<a href={staffPaths.ownText({ kind, key, locale })}>
											{germanNameOf(locale)}
										</a>
									</li>
								))}
							</ul>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

const SHOWN = 120;
