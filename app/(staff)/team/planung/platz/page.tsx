import { getTranslations } from "next-intl/server";
import type { SearchParams } from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { findRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { askedId } from "../_frame/asked.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { RosterFormPage } from "../_roster/roster-form-page.tsx";

/** One desk: its name, whether it is in use, what it serves. */
export default async function DeskFormPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const params = await searchParams;
	const context = await planningContext(params);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at, catalog } = context;
	const found = await findRoster(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const roster = found.value;
	const { desks } = roster.plan;
	const id = askedId(params, "id");
	const desk = desks.find((one) => one.id === id);
	if (id !== null && !desk) return <StaffRefused kind="missing" />;
	const t = await getTranslations("roster.deskForm");
	const next = desks.length + 1;
	return (
		<RosterFormPage
			context={context}
			roster={roster}
			title={desk ? t("edit") : t("new")}
			kind="desk"
			blocks={[
				{
					type: "text",
					name: "name",
					label: t("name"),
					hint: t("nameHint"),
				},
				{
					type: "text",
					name: "position",
					label: t("position"),
					hint: t("positionHint"),
				},
				{
					type: "tick",
					name: "active",
					label: t("active"),
					hint: t("activeHint"),
				},
				{
					type: "choice",
					name: "serves",
					legend: t("serves"),
					options: [
						{ value: "all", text: t("all") },
						{
							value: "some",
							text: t("some"),
							blocks: [
								{
									type: "ticks",
									name: "services",
									legend: t("services"),
									options: catalog.services
										.filter(({ bookable }) => bookable)
										.map(({ id, text }) => ({
											value: String(id),
											text: text.name,
										})),
								},
							],
						},
					],
				},
			]}
			values={{
				id: [id === null ? "" : String(id)],
				name: [desk?.name ?? `Platz ${next}`],
				position: [String(desk?.position ?? next)],
				active: desk && !desk.active ? [] : ["1"],
				serves: [desk?.serves ? "some" : "all"],
				services: (desk?.serves ?? []).map(String),
			}}
		/>
	);
}
