import { useTranslations } from "next-intl";
import { serviceLine } from "#app/(staff)/team/_visit/service-line.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import {
	IMPACT_DAYS,
	type ServiceImpact,
} from "#lib/planning/service/queries/find-service-impact.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { formatReference } from "#lib/text/reference.ts";
import { addDays } from "#lib/time.ts";

/** Free times before and after, and whose appointment could not be booked like that any more. */
export function ImpactOfService({
	impact,
	catalog,
}: {
	impact: ServiceImpact;
	catalog: Catalog;
}) {
	const t = useTranslations("admin.services.impact");
	const { from, stations, booked, misfits, misfitCount, wishes } = impact;
	const nameOf = (id: number) =>
		catalog.stations.find((one) => one.id === id)?.shortName ?? "";
	const sum = (side: "before" | "after") =>
		stations.reduce((all, station) => all + station[side], 0);
	return (
		<Section id="wirkung" title={t("title")}>
			<p>
				{t("lead", {
					date: formatDate(from, "de", "year"),
					until: formatDate(addDays(from, IMPACT_DAYS - 1), "de", "year"),
					before: sum("before"),
					after: sum("after"),
				})}
			</p>
			<table className="staff-table">
				<caption className="sr-only">{t("free")}</caption>
				<thead>
					<tr>
						<th scope="col">{t("station")}</th>
						<th scope="col">{t("before")}</th>
						<th scope="col">{t("after")}</th>
					</tr>
				</thead>
				<tbody>
					{stations.map(({ stationId, before, after }) => (
						<tr key={stationId}>
							<th scope="row">{nameOf(stationId)}</th>
							<td data-label={t("before")}>{before}</td>
							<td data-label={t("after")}>{after}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p>{t("booked", { count: booked })}</p>
			{wishes > 0 ? <p>{t("wishes", { count: wishes })}</p> : null}
			{misfitCount === 0 ? null : (
				<>
					<p className="font-bold">{t("misfits", { count: misfitCount })}</p>
					<p>{t("stay")}</p>
					<Disclosure summary={t("list")}>
						<table className="staff-table">
							<caption className="sr-only">{t("list")}</caption>
							<thead>
								<tr>
									<th scope="col">{t("when")}</th>
									<th scope="col">{t("station")}</th>
									<th scope="col">{t("appointment")}</th>
									<th scope="col">{t("what")}</th>
									<th scope="col">{t("why")}</th>
								</tr>
							</thead>
							<tbody>
								{misfits.map((row) => (
									<tr key={row.id}>
										<td data-label={t("when")}>
											{formatDate(row.date, "de", "short")},{" "}
											{formatTime(row.start, "de")}
										</td>
										<td data-label={t("station")}>{nameOf(row.stationId)}</td>
										<th scope="row" data-label={t("appointment")}>
											<a href={team.appointment(row.id)}>
												{formatReference(row.reference ?? "")}
											</a>
										</th>
										<td data-label={t("what")}>
											{serviceLine(row.services, catalog)}
										</td>
										<td data-label={t("why")}>{t(`reasons.${row.why}`)}</td>
									</tr>
								))}
							</tbody>
						</table>
						{misfitCount > misfits.length ? (
							<p>{t("more", { count: misfitCount - misfits.length })}</p>
						) : null}
					</Disclosure>
				</>
			)}
		</Section>
	);
}
