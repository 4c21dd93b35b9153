import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { planningContext } from "#app/(staff)/team/planung/_frame/planning-context.ts";
import { PlanningPage } from "#app/(staff)/team/planung/_frame/planning-page.tsx";
import { changeWords } from "#app/(staff)/team/planung/_review/change-words.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { planning } from "#lib/paths/planning.ts";
import { team } from "#lib/paths/staff.ts";
import {
	type CaseEntry,
	findChange,
} from "#lib/planning/change/queries/list-changes.ts";
import { CASE_STATUSES } from "#lib/planning/change/rules/case.ts";
import { formatReference } from "#lib/text/reference.ts";

/** One change of the plan: who is told, who has answered, whom to call. */
export default async function ChangePage({
	params,
}: {
	params: Promise<{ id: string }>;
}) {
	const { id } = await params;
	const anywhere = await planningContext({}, "closure:write");
	if (!anywhere) return <StaffRefused kind="forbidden" />;
	const { actor, stations, catalog, at } = anywhere;
	const found = await findChange(actor, id, at);
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const { entry, cases, deskNames } = found.value;
	const station =
		stations.find((one) => one.id === entry.stationId) ?? anywhere.station;
	const t = await getTranslations("closures");
	const toCall = cases.some(({ status }) => status === "to-call");
	const statuses = CASE_STATUSES.filter((status) =>
		cases.some((one) => one.status === status),
	);
	return (
		<PlanningPage
			title={t("change.title")}
			current="changes"
			context={{ ...anywhere, station }}
		>
			<div>
				<p className="font-bold">
					{changeWords(
						entry.change,
						(desk) => deskNames.get(desk) ?? "",
						catalog,
						t,
					)}
				</p>
				<p className="text-muted">
					{t("change.by", {
						who: entry.by ?? t("changes.unknown"),
						when: whenOf(entry.at),
					})}
				</p>
			</div>
			{cases.length === 0 ? (
				<p>{t("change.nobody")}</p>
			) : (
				<section className="flex flex-col gap-16" aria-labelledby="stand">
					<h2 id="stand" className="kern-heading-small">
						{t("change.summary")}
					</h2>
					<ul className="plan-counts">
						{statuses.map((status) => (
							<li key={status}>
								<strong>
									{cases.filter((one) => one.status === status).length}
								</strong>{" "}
								{t(`statuses.${status}`)}
							</li>
						))}
					</ul>
					{toCall ? (
						<ButtonLink
							href={planning.calls(station.slug)}
							className="self-start"
						>
							{t("change.calls")}
						</ButtonLink>
					) : null}
					<table className="team-table">
						<thead>
							<tr>
								<th scope="col">{t("impact.when")}</th>
								<th scope="col">{t("impact.who")}</th>
								<th scope="col">{t("impact.way")}</th>
							</tr>
						</thead>
						<tbody>
							{cases.map((one) => (
								<tr key={one.id}>
									<td data-label={t("impact.when")}>{whenOf(one.startsAt)}</td>
									<th scope="row" data-label={t("impact.who")}>
										<a href={team.appointment(one.appointmentId)}>
											{one.name ?? formatReference(one.reference)}
										</a>
									</th>
									<td data-label={t("impact.way")}>
										{t(`statuses.${one.status}`)}
										{one.status === "to-call" && one.reason
											? `: ${t(`calls.reasons.${one.reason}`)}`
											: ""}
										{one.attempts.map((at) => (
											<span key={at} className="block text-small text-muted">
												{t("calls.tried", { when: whenOf(at) })}
											</span>
										))}
										<Held one={one} />
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
			<p>
				<a href={planning.changes(station.slug)}>{t("change.back")}</a>
			</p>
		</PlanningPage>
	);
}

/** The time that somebody may still take. */
async function Held({ one: { held, status } }: { one: CaseEntry }) {
	const t = await getTranslations("closures.change");
	if (!held || (status !== "offered" && status !== "to-call")) return null;
	return (
		<span className="block text-small text-muted">
			{t("offer", { when: whenOf(held.startsAt) })},{" "}
			{t("until", { until: whenOf(held.until) })}
		</span>
	);
}
