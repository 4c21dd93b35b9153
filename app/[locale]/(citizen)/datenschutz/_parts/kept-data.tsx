import { useTranslations } from "next-intl";
import type { KeptRow } from "./kept-rows.ts";

/** Each thing has its name across the table and below it why and how long, in large letters below each other. */
export function KeptData({ rows }: { rows: readonly KeptRow[] }) {
	const t = useTranslations("legal.privacy.table");
	return (
		<div className="kept-data">
			<table className="w-full table-fixed border-collapse text-start hyphens-auto">
				<caption className="sr-only">{t("caption")}</caption>
				<colgroup>
					<col className="w-3/5" />
					<col />
				</colgroup>
				<thead>
					<tr className="border-b border-border text-muted">
						<th scope="col" className="py-8 pe-16 font-normal">
							{t("why")}
						</th>
						<th scope="col" className="py-8 font-normal">
							{t("howLong")}
						</th>
					</tr>
				</thead>
				{rows.map(({ what, why, howLong }) => (
					<tbody key={what} className="break-inside-avoid border-b border-line">
						<tr>
							<th scope="rowgroup" colSpan={2} className="pt-16 pb-4 font-bold">
								{what}
							</th>
						</tr>
						<tr className="align-top">
							<td className="pe-16 pb-16">{why}</td>
							<td className="pb-16" data-title={t("howLong")}>
								{howLong}
							</td>
						</tr>
					</tbody>
				))}
			</table>
		</div>
	);
}
