import { getTranslations } from "next-intl/server";
import { StaleNote } from "#app/(staff)/_parts/own-text/stale-note.tsx";
import { Saved } from "#app/(staff)/_parts/saved.tsx";
import { TeamPanel } from "#app/(staff)/team/_frame/team-panel.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { isOffered } from "#lib/city/city.ts";
import { planning } from "#lib/paths/planning.ts";
import { findRules } from "#lib/planning/settings/queries/find-rules.ts";
import {
	OTHER_LANGUAGES,
	RULE_PARTS,
	type RulePart,
} from "#lib/planning/settings/rules/station-rules.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { Confirmed } from "./_parts/confirmed.tsx";
import { RulesForm } from "./_parts/rules-form.tsx";

const NEWS = ["gespeichert", "uebersetzt"] as const;

const PARTS = Object.keys(RULE_PARTS) as RulePart[];

/** What a station lays down for its appointments, its queue and its pages: each with a plain explanation. */
export default async function RulesPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const context = await planningContext(params, "station:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await findRules(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("rules");
	// A city may speak no other languages.
	const parts = PARTS.filter(
		(part) => part !== "wordsMore" || OTHER_LANGUAGES.some(isOffered),
	);
	const news = NEWS.find((one) => one === textOf(params, "stand"));
	return (
		<PlanningPage
			title={t("title")}
			current="rules"
			context={context}
			before={
				<Saved
					title={
						news ? t(news === "gespeichert" ? "saved" : "translated") : null
					}
				/>
			}
		>
			<p>{t("lead")}</p>
			<StaleNote
				actor={actor}
				kind="station"
				only={station.slug}
				href={({ key, locale }) => planning.translation(key, locale)}
			/>
			<nav aria-label={t("onThisPage")}>
				<ul className="flex flex-wrap gap-x-16">
					{parts.map((part) => (
						<li key={part}>
							<a href={`#${part}`} className="team-tab">
								{t(`parts.${part}`)}
							</a>
						</li>
					))}
				</ul>
			</nav>
			<div className="rules-parts">
				{parts.map((part) => (
					<TeamPanel key={part} titleId={part} title={t(`parts.${part}`)}>
						{part === "access" ? (
							<Confirmed confirmed={found.value.confirmed} />
						) : null}
						{part === "hours" ? (
							<p className="text-muted">{t("hints.buildingHours")}</p>
						) : null}
						{part === "wordsMore" ? (
							<p className="text-muted">{t("hints.wordsMore")}</p>
						) : null}
						<RulesForm station={station.slug} part={part} view={found.value} />
					</TeamPanel>
				))}
			</div>
		</PlanningPage>
	);
}
