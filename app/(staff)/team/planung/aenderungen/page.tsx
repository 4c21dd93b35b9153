import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { planning } from "#lib/paths/planning.ts";
import { listChanges } from "#lib/planning/change/queries/list-changes.ts";
import { CASE_STATUSES } from "#lib/planning/change/rules/case.ts";
import type { Sent } from "#lib/sent.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { changeWords } from "../_review/change-words.ts";

/** Every change of the plan, and what became of those it concerned. */
export default async function ChangesPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const context = await planningContext(await searchParams, "closure:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, catalog, at } = context;
	const found = await listChanges(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { changes, deskNames } = found.value;
	const t = await getTranslations("closures");
	return (
		<PlanningPage
			title={t("changes.title")}
			current="changes"
			context={context}
		>
			<p className="max-w-column">{t("changes.lead")}</p>
			{changes.length === 0 ? (
				<p className="font-bold">{t("changes.none")}</p>
			) : (
				<table className="team-table">
					<thead>
						<tr>
							<th scope="col">{t("changes.when")}</th>
							<th scope="col">{t("changes.what")}</th>
							<th scope="col">{t("changes.cases")}</th>
							<th scope="col">{t("changes.who")}</th>
						</tr>
					</thead>
					<tbody>
						{changes.map(({ id, at, by, change, counts, stationId }) => {
							const what = changeWords(
								change,
								(desk) => deskNames.get(desk) ?? "",
								catalog,
								t,
							);
							const kinds = CASE_STATUSES.filter((one) => counts[one]);
							return (
								<tr key={id}>
									<td data-label={t("changes.when")}>{whenOf(at)}</td>
									<th scope="row" data-label={t("changes.what")}>
										<a href={planning.change(id)}>{what}</a>
										{stationId === null ? (
											<span className="block text-small font-normal text-muted">
												{t("changes.everywhere")}
											</span>
										) : null}
									</th>
									<td data-label={t("changes.cases")}>
										{kinds.length === 0 ? (
											<span className="text-muted">{t("changes.noCases")}</span>
										) : (
											<ul>
												{kinds.map((one) => (
													<li key={one}>
														{counts[one]} × {t(`statuses.${one}`)}
													</li>
												))}
											</ul>
										)}
									</td>
									<td data-label={t("changes.who")}>
										{by ?? t("changes.unknown")}
									</td>
								</tr>
							);
						})}
					</tbody>
				</table>
			)}
		</PlanningPage>
	);
}
