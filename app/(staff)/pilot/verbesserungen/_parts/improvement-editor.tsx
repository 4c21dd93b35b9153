import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { PilotPage } from "#app/(staff)/pilot/_parts/pilot-page.tsx";
import { Form } from "#components/form/form.tsx";
import { languageFields } from "#components/form/language-fields.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	IMPROVEMENT_STATUSES,
	type ImprovementDraft,
} from "#lib/feedback/improvement/rules/improvement.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { isNeeded, locales } from "#lib/text/locale.ts";
import { saveImprovementAction } from "../actions.ts";

/** A page with the fields of an improvement, new or known. */
export async function ImprovementEditor({
	actor,
	title,
	draft,
	known,
}: {
	actor: Actor;
	title: string;
	draft: ImprovementDraft;
	known: { id: number; version: number } | null;
}) {
	const t = await getTranslations("inbox.improvements");
	const form = await getTranslations("staff.form");
	const { stations } = await getCatalog("de");
	return (
		<PilotPage
			current="improvements"
			actor={actor}
			title={title}
			before={
				<p>
					<a href={pilot.improvements()}>{t("back")}</a>
				</p>
			}
		>
			<Form
				action={saveImprovementAction}
				fields={[
					...languageFields("more", form("moreLanguages"), (locale) => {
						const language = germanNameOf(locale);
						const optional = isNeeded(locale)
							? {}
							: { optional: t("optional") };
						return [
							{
								type: "lines",
								name: `said-${locale}`,
								label: t("saidIn", { language }),
								rows: 3,
								...optional,
							},
							{
								type: "lines",
								name: `done-${locale}`,
								label: t("doneIn", { language }),
								rows: 3,
								...optional,
							},
						];
					}),
					{
						type: "list",
						name: "station",
						label: t("station"),
						options: [
							{ value: "", text: t("everywhere") },
							...stations.map(({ id, text }) => ({
								value: String(id),
								text: text.name,
							})),
						],
					},
					{
						type: "text",
						name: "feedback",
						label: t("feedback"),
						hint: t("feedbackHint"),
						optional: t("optional"),
					},
					{
						type: "choice",
						name: "status",
						label: t("status"),
						options: IMPROVEMENT_STATUSES.map((status) => ({
							value: status,
							text: t(`choose.${status}`),
						})),
					},
				]}
				sent={{
					status: [draft.status],
					station: [draft.stationId === null ? "" : String(draft.stationId)],
					feedback: [draft.feedback.join(", ")],
					...Object.fromEntries(
						locales.flatMap((locale) => [
							[`said-${locale}`, [draft.texts[locale]?.said ?? ""]],
							[`done-${locale}`, [draft.texts[locale]?.done ?? ""]],
						]),
					),
				}}
				hidden={{
					form: "verbesserung",
					...(known
						? { id: String(known.id), version: String(known.version) }
						: {}),
				}}
				texts={await formTexts(t("save"))}
			/>
		</PilotPage>
	);
}
