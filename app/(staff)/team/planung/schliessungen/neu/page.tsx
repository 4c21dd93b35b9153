import { getTranslations } from "next-intl/server";
import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/choice.ts";
import { StaffRefused } from "#components/staff-refused.tsx";
import { mayEverywhere } from "#lib/auth/permission.ts";
import { listDesks } from "#lib/planning/queries/list-desks.ts";
import { keptOr } from "../../../../kept.tsx";
import { planningContext } from "../../planning-context.ts";
import { PlanningPage } from "../../planning-page.tsx";
import { ClosureForm } from "./closure-form.tsx";
import { FIELDS } from "./closure-state.ts";
import { closureTexts } from "./texts.ts";

/** A new closure: what, when, why; then whom it concerns; then it is saved. */
export default async function NewClosurePage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const query = await searchParams;
	const context = await planningContext(query, "closure:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, catalog } = context;
	const t = await getTranslations("closures.form");
	const desks = await listDesks(station.id);
	const { values, before } = await keptOr(actor, {
		[FIELDS.scope]: [firstOf(query.bereich) || "station"],
		[FIELDS.from]: [firstOf(query.von)],
		[FIELDS.until]: [firstOf(query.bis)],
		[FIELDS.reason]: [firstOf(query.grund)],
	});
	return (
		<PlanningPage title={t("title")} current="closures" context={context}>
			<p className="max-w-column">{t("lead")}</p>
			<ClosureForm
				station={station.slug}
				formKey={crypto.randomUUID()}
				values={values}
				desks={desks.map(({ id, name }) => ({ value: String(id), text: name }))}
				services={catalog.services
					.filter(({ bookable }) => bookable)
					.map(({ id, text }) => ({ value: String(id), text: text.name }))}
				mayCity={mayEverywhere(actor, "closure:write")}
				texts={await closureTexts()}
				before={before}
			/>
		</PlanningPage>
	);
}
