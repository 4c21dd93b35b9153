import { getTranslations } from "next-intl/server";
import { serviceOptions } from "#components/staff/staff-options.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import type { Sent } from "#lib/sent.ts";
import { askedId } from "../_frame/asked.ts";
import { rosterContext } from "../_frame/planning-context.ts";
import { RosterFormPage } from "../_roster/roster-form-page.tsx";

/** One desk: its name, whether it is in use, what it serves. */
export default async function DeskFormPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const found = await rosterContext(params);
	if (!found) return <StaffRefused kind="forbidden" />;
	const { context, roster } = found;
	const { catalog } = context;
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
			fields={[
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
					type: "branch",
					name: "serves",
					label: t("serves"),
					options: [
						{ value: "all", text: t("all") },
						{
							value: "some",
							text: t("some"),
							fields: [
								{
									type: "ticks",
									isGrid: true,
									name: "services",
									label: t("services"),
									options: serviceOptions(
										catalog.services.filter(({ bookable }) => bookable),
									),
								},
							],
						},
					],
				},
			]}
			sent={{
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
