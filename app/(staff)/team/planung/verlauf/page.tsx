import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { planning } from "#lib/paths/planning.ts";
import {
	listSavedChanges,
	type SavedChange,
} from "#lib/planning/roster/queries/list-plan-changes.ts";
import type { Sent } from "#lib/sent.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { changeLines } from "../_review/change-lines.ts";

/** Of a copied week there are many. */
const LINES = 8;

/** Who changed what about roster and rules, and how to put it back. */
export default async function HistoryPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const context = await planningContext(await searchParams);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await listSavedChanges(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("roster.history");
	const roster = await getTranslations("roster");
	return (
		<PlanningPage title={t("title")} current="roster" context={context}>
			<p>
				<a href={planning.roster(station.slug)}>{roster("title")}</a>
			</p>
			<p>{t("lead")}</p>
			{found.value.length === 0 ? (
				<p>{t("empty")}</p>
			) : (
				<table className="team-table">
					<caption className="sr-only">{t("title")}</caption>
					<thead>
						<tr>
							<th scope="col">{t("when")}</th>
							<th scope="col">{t("who")}</th>
							<th scope="col">{t("what")}</th>
							<th scope="col">
								<span className="sr-only">{t("revert")}</span>
							</th>
						</tr>
					</thead>
					<tbody>
						{found.value.map((change) => (
							<Row key={change.id} change={change} station={station.slug} />
						))}
					</tbody>
				</table>
			)}
		</PlanningPage>
	);
}

async function Row({
	change,
	station,
}: {
	change: SavedChange;
	/** Its slug. */
	station: string;
}) {
	const t = await getTranslations("roster.history");
	const lines = await changeLines(change);
	const { kind } = change.what;
	const date = whenOf(change.at);
	const href =
		kind === "rules"
			? planning.revertRules(station, change.id)
			: planning.revert(station, change.id);
	return (
		<tr>
			<th scope="row" data-label={t("when")}>
				{date}
			</th>
			<td data-label={t("who")}>{change.person ?? t("system")}</td>
			<td data-label={t("what")}>
				<strong>{t(`kind.${kind}`)}</strong>
				<ul className="roster-lines">
					{(lines.length === 0 ? [t("same")] : lines.slice(0, LINES)).map(
						(line) => (
							<li key={line}>{line}</li>
						),
					)}
					{lines.length > LINES ? (
						<li>{t("more", { count: lines.length - LINES })}</li>
					) : null}
				</ul>
			</td>
			<td>
				{kind === "other" ? null : (
					<a
						href={href}
						className="team-button"
						aria-label={t("revertLabel", { date })}
					>
						{t("revert")}
					</a>
				)}
			</td>
		</tr>
	);
}
