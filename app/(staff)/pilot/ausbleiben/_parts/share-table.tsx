import { useTranslations } from "next-intl";
import type { ShareLine } from "#lib/attendance/rules/figures.ts";
import type { Cell } from "#lib/pilot/figures/rules/cell.ts";
import { formatNumber } from "#lib/text/format.ts";

/** Shares of no-shows beside each other, each with the range in which the true one lies. */
export function ShareTable({
	what,
	title,
	lines,
}: {
	/** Of the first column. */
	what: string;
	title: string;
	lines: readonly (ShareLine & { key: number; name: string })[];
}) {
	const t = useTranslations("absence.figures");
	const text = (cell: Cell, shown: (value: number) => string) =>
		cell.few
			? t("few")
			: cell.value === null
				? t("nothing")
				: shown(cell.value);
	return (
		<table className="staff-table">
			<caption className="sr-only">{title}</caption>
			<thead>
				<tr>
					<th scope="col">{what}</th>
					<th scope="col">{t("due")}</th>
					<th scope="col">{t("share")}</th>
					<th scope="col">{t("range")}</th>
				</tr>
			</thead>
			<tbody>
				{lines.map(({ key, name, due, share, from, until }) => (
					<tr key={key}>
						<th scope="row">{name}</th>
						<td data-label={t("due")}>
							{text(due, (value) => formatNumber(value, "de", 0))}
						</td>
						<td data-label={t("share")}>
							{text(share, (value) =>
								t("percent", { share: formatNumber(value, "de", 1) }),
							)}
						</td>
						<td data-label={t("range")}>
							{text(from, (value) =>
								t("between", { from: value, until: until.value ?? 100 }),
							)}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
