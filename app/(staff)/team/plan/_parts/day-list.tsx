import { useTranslations } from "next-intl";
import { serviceLine } from "#app/(staff)/team/_visit/service-line.tsx";
import type { DayPlan } from "#lib/booking/staff/queries/get-day-plan.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { team } from "#lib/paths/staff.ts";
import type { CaseStatus } from "#lib/planning/change/rules/case.ts";
import { formatClock } from "#lib/text/format.ts";
import { readablePhone } from "#lib/text/phone.ts";
import { formatReference } from "#lib/text/reference.ts";
import { useExceptionWords } from "./exception-words.ts";

/** The day in order of time, also what was cancelled. */
export function DayList({
	plan,
	catalog,
	exceptions,
}: {
	plan: DayPlan;
	catalog: Catalog;
	/** Without a desk by the plan. */
	exceptions: ReadonlyMap<string, CaseStatus>;
}) {
	const t = useTranslations("team.plan");
	const remote = useTranslations("team.remote.kinds");
	const exceptionOf = useExceptionWords();
	const deskName = new Map(plan.desks.map(({ id, name }) => [id, name]));
	const appointments = plan.appointments.filter(({ reference }) => reference);
	return appointments.length === 0 ? (
		<p>{t("empty")}</p>
	) : (
		<table className="team-table">
			<thead>
				<tr>
					<th scope="col">{t("columns.time")}</th>
					<th scope="col">{t("columns.ticket")}</th>
					<th scope="col">{t("columns.name")}</th>
					<th scope="col">{t("columns.services")}</th>
					<th scope="col">{t("columns.desk")}</th>
					<th scope="col">{t("columns.status")}</th>
				</tr>
			</thead>
			<tbody>
				{appointments.map((one) => (
					<tr key={one.id}>
						<td data-label={t("columns.time")} className="whitespace-nowrap">
							{formatClock(one.from, "de")}–{formatClock(one.until, "de")}
						</td>
						<td data-label={t("columns.ticket")}>{one.ticket}</td>
						<th scope="row" data-label={t("columns.name")}>
							<a href={team.appointment(one.id)}>
								{one.name ?? formatReference(one.reference ?? "")}
							</a>
							{one.phone ? (
								<span className="block text-small font-normal text-muted">
									{readablePhone(one.phone)}
								</span>
							) : null}
						</th>
						<td data-label={t("columns.services")}>
							{serviceLine(one.services, catalog)}
						</td>
						<td data-label={t("columns.desk")}>
							{deskName.get(one.deskId)}
							{one.lane > 0 ? ` · ${t("overbooked")}` : ""}
						</td>
						<td data-label={t("columns.status")}>
							{t(`statusShort.${one.status}`)}
							{isRemote(one.kind) ? ` · ${remote(one.kind)}` : ""}
							{one.hasConfirmed && one.status === "booked" ? (
								<span className="block text-small">{t("confirmed")}</span>
							) : null}
							{one.lacksRoom ? (
								<strong className="plan-exception">{t("lacksRoom")}</strong>
							) : null}
							{exceptions.has(one.id) ? (
								<strong className="plan-exception">
									{exceptionOf(exceptions.get(one.id))}
								</strong>
							) : null}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
