import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { planningContext } from "#app/(staff)/team/planung/_frame/planning-context.ts";
import { PlanningPage } from "#app/(staff)/team/planung/_frame/planning-page.tsx";
import {
	closureDays,
	closureScope,
} from "#app/(staff)/team/planung/_review/closure-words.ts";
import { PreviewForm } from "#app/(staff)/team/planung/_review/preview-form.tsx";
import type { FieldSpec } from "#components/form/form-state.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { planning } from "#lib/paths/planning.ts";
import { findClosure } from "#lib/planning/closure/queries/list-closures.ts";
import type { Sent } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import { endClosureAction } from "./actions.ts";

/** Open again earlier than planned, or no closure at all. */
export default async function EndClosurePage({
	params,
	searchParams,
}: {
	params: Promise<{ id: string }>;
	searchParams: Promise<Sent>;
}) {
	const { id } = await params;
	const context = await planningContext(await searchParams, "closure:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, catalog, at } = context;
	const found = await findClosure(actor, station.id, id, at);
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const { closure, seriesIds } = found.value;
	const t = await getTranslations("closures");
	const isCity = closure.stationId === null;
	const mayEnd = !isCity || mayEverywhere(actor, "closure:write");
	const today = civilDateOf(at);
	const first = closure.startDate < today ? today : closure.startDate;
	const fields: FieldSpec[] = [
		{
			name: "ab",
			label: t("end.from"),
			hint: t("end.fromHint"),
			type: "date",
		},
		...(seriesIds.length > 1
			? [
					{
						name: "was",
						label: t("end.which"),
						type: "choice" as const,
						options: [
							{ value: "eine", text: t("end.one") },
							{
								value: "reihe",
								text: t("end.series", { count: seriesIds.length }),
							},
						],
					},
				]
			: []),
	];
	return (
		<PlanningPage
			title={t("end.title")}
			tabTitle={t("end.title")}
			current="closures"
			context={context}
		>
			<p>
				<a href={planning.closures(station.slug)}>{t("end.back")}</a>
			</p>
			<p className="font-bold">
				{closureDays(closure, t)}: {closure.reason ?? t("list.noReason")} (
				{closureScope(closure, closure.desk, catalog, t)})
			</p>
			{mayEnd ? (
				<>
					<p className="max-w-column">{t("end.lead")}</p>
					<PreviewForm
						action={endClosureAction}
						fields={fields}
						sent={{ ab: [first], was: ["eine"] }}
						hidden={{ ort: station.slug, id: String(closure.id) }}
						formKey={crypto.randomUUID()}
						texts={{
							...(await formTexts(t("end.preview"))),
							save: t("end.submit"),
							again: t("end.again"),
							change: t("end.change"),
							keep: {
								href: planning.closures(station.slug),
								text: t("end.keep"),
							},
						}}
					/>
				</>
			) : (
				<p className="max-w-column">{t("end.everywhere")}</p>
			)}
		</PlanningPage>
	);
}
