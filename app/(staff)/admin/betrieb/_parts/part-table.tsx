import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import type { PartStatus } from "#lib/watch/rules/status.ts";

/** As the status page says it to everybody, in a table. */
export function PartTable({ parts }: { parts: readonly PartStatus[] }) {
	const t = useTranslations("admin.operation.parts");
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("part")}</th>
					<th scope="col">{t("state")}</th>
					<th scope="col">{t("since")}</th>
				</tr>
			</thead>
			<tbody>
				{parts.map(({ part, state, since }) => (
					<tr key={part}>
						<th scope="row">{t(`names.${part}`)}</th>
						<td data-label={t("state")}>{t(`states.${state}`)}</td>
						<td data-label={t("since")}>
							{since === null ? "–" : whenOf(Math.round(since))}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
