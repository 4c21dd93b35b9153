import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { planning } from "#lib/paths/planning.ts";
import { listClosures } from "#lib/planning/closure/queries/list-closures.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { closureDays, closureScope } from "../_review/closure-words.ts";

/** Everything that will be closed at a station within a year. */
export default async function ClosuresPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const query = await searchParams;
	const context = await planningContext(query, "closure:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, catalog, at } = context;
	const today = civilDateOf(at);
	const found = await listClosures(
		actor,
		station.id,
		today,
		addDays(today, 366),
		at,
	);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { closures } = found.value;
	const t = await getTranslations("closures");
	const inSeries = (changeId: string | null) =>
		changeId === null
			? 1
			: closures.filter((one) => one.changeId === changeId).length;
	return (
		<PlanningPage
			title={t("list.title")}
			current="closures"
			context={context}
			saved={textOf(query, "stand") === "beendet" ? t("list.saved") : null}
		>
			<p className="max-w-column">{t("list.lead")}</p>
			<ButtonLink
				href={planning.newClosure(station.slug)}
				className="self-start"
			>
				{t("list.new")}
			</ButtonLink>
			{closures.length === 0 ? (
				<p className="font-bold">{t("list.none")}</p>
			) : (
				<table className="team-table">
					<thead>
						<tr>
							<th scope="col">{t("list.when")}</th>
							<th scope="col">{t("list.what")}</th>
							<th scope="col">{t("list.why")}</th>
							<th scope="col">{t("list.action")}</th>
						</tr>
					</thead>
					<tbody>
						{closures.map((closure) => {
							const when = closureDays(closure, t);
							const series = inSeries(closure.changeId);
							const mayEnd =
								closure.stationId !== null ||
								mayEverywhere(actor, "closure:write");
							return (
								<tr key={closure.id}>
									<th scope="row" data-label={t("list.when")}>
										{when}
										{series > 1 ? (
											<span className="block text-small font-normal text-muted">
												{t("list.series", { count: series })}
											</span>
										) : null}
									</th>
									<td data-label={t("list.what")}>
										{closureScope(closure, closure.desk, catalog, t)}
									</td>
									<td data-label={t("list.why")}>
										{closure.reason ?? t("list.noReason")}
									</td>
									<td data-label={t("list.action")}>
										{mayEnd ? (
											<a
												className="team-button"
												href={planning.closure(station.slug, closure.id)}
											>
												{t("list.end")}
												<span className="sr-only">: {when}</span>
											</a>
										) : (
											<span className="text-muted">{t("list.everywhere")}</span>
										)}
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
