import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import type { FieldSpec } from "#components/form/form-state.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { REMOTE_KINDS } from "#lib/catalog/rules/kind.ts";
import { findVisitKinds } from "#lib/planning/settings/queries/find-visit-kinds.ts";
import {
	kindsMark,
	NO_VIDEO,
	ROWS,
	remoteEntry,
} from "#lib/planning/settings/rules/visit-kinds.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { sortServices } from "./_parts/services.ts";
import { changeVisitKindsAction } from "./actions.ts";

/** What a station does by phone and by video, and who makes the rooms. */
export default async function VisitKindsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const context = await planningContext(params, "station:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at, catalog } = context;
	const found = await findVisitKinds(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const kinds = found.value;
	const t = await getTranslations("visitKinds");
	const { possible, impossible } = sortServices(catalog.services);
	const hasNoRoom =
		kinds.videoBy === null &&
		possible.some(({ slug }) =>
			kinds.services.includes(remoteEntry(slug, "video")),
		);
	const fields: FieldSpec[] = [
		{
			type: "branch",
			name: "video",
			label: t("video.label"),
			hint: t("video.hint"),
			options: [
				{ value: NO_VIDEO, text: t("video.none") },
				{
					value: "template",
					text: t("video.template"),
					fields: [
						{
							type: "text",
							name: "adresse",
							label: t("address.label"),
							hint: t("address.hint", { room: "{raum}" }),
							inputMode: "url",
						},
					],
				},
				{ value: "clerk", text: t("video.clerk") },
			],
		},
		{
			type: "grid",
			name: "anliegen",
			label: t("services.label"),
			hint: t("services.hint"),
			rows: possible.map(({ slug, text }) => ({
				value: slug,
				text: text.name,
			})),
			columns: REMOTE_KINDS.map((kind) => ({
				value: kind,
				text: t(`kinds.${kind}`),
			})),
		},
	];
	return (
		<PlanningPage
			title={t("title")}
			current="kinds"
			context={context}
			saved={textOf(params, "stand") === "gespeichert" ? t("saved") : null}
		>
			<p className="max-w-[var(--width-text)]">{t("lead")}</p>
			{hasNoRoom ? (
				<Alert kind="warning" title={t("noRoom.title")}>
					{t("noRoom.text")}
				</Alert>
			) : null}
			<Form
				action={changeVisitKindsAction}
				fields={fields}
				sent={{
					video: kinds.videoBy ?? NO_VIDEO,
					adresse: kinds.videoAddress ?? "",
					anliegen: [...kinds.services],
				}}
				hidden={{
					ort: station.slug,
					shown: kindsMark(kinds),
					[ROWS]: possible.map(({ slug }) => slug).join(" "),
				}}
				texts={await formTexts(t("save"))}
			/>
			{impossible.length > 0 ? (
				<details className="disclosure">
					<summary className="team-summary">
						{t("impossible.title", { count: impossible.length })}
					</summary>
					<ul className="flex flex-col gap-4">
						{impossible.map(({ service, why }) => (
							<li key={service.slug}>
								{t("impossible.line", {
									service: service.text.name,
									why: t(`impossible.${why}`),
								})}
							</li>
						))}
					</ul>
				</details>
			) : null}
		</PlanningPage>
	);
}
