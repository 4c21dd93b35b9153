import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { FieldSpec } from "#components/form/form-state.ts";
import { planning } from "#lib/paths/planning.ts";
import type { StationRoster } from "#lib/planning/roster/queries/find-roster.ts";
import type { Sent } from "#lib/sent.ts";
import type { PlanningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { KEY, VERSION } from "../_review/impact-fields.ts";
import type { DRAFT_KINDS } from "./draft.ts";
import { RosterForm } from "./roster-form.tsx";
import { rosterFormTexts } from "./roster-form-texts.ts";

/** A page with one form that changes the roster. */
export async function RosterFormPage({
	context,
	roster,
	title,
	lead,
	kind,
	fields,
	sent,
	removable = false,
	before,
}: {
	context: PlanningContext;
	roster: StationRoster;
	title: string;
	lead?: ReactNode;
	kind: (typeof DRAFT_KINDS)[number];
	fields: readonly FieldSpec[];
	sent: Sent;
	removable?: boolean;
	/** Above the form. */
	before?: ReactNode;
}) {
	const t = await getTranslations("roster");
	const { station } = context;
	return (
		<PlanningPage
			title={title}
			current="roster"
			context={{ ...context, stations: [] }}
		>
			<p>
				<a href={planning.roster(station.slug)}>{t("title")}</a>
			</p>
			{lead ? <p className="max-w-column">{lead}</p> : null}
			{before}
			<RosterForm
				fields={fields}
				sent={{
					...sent,
					art: [kind],
					ort: [station.slug],
					[VERSION]: [String(roster.version)],
					// Sent twice, it is saved once.
					[KEY]: [crypto.randomUUID()],
				}}
				cancel={planning.roster(station.slug)}
				removable={removable}
				texts={await rosterFormTexts()}
			/>
		</PlanningPage>
	);
}
