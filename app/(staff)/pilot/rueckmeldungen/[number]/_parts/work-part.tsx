import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { keptOr } from "#app/(staff)/_parts/kept.tsx";
import { StaffForm } from "#components/staff/staff-form.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { InboxChoices } from "#lib/feedback/inbox/queries/list-choices.ts";
import {
	FEEDBACK_STATUSES,
	type FeedbackView,
} from "#lib/feedback/inbox/rules/inbox.ts";
import { changeFeedbackAction } from "../actions.ts";

/** How far it is, who takes care of it, and what it is about. */
export async function WorkPart({
	actor,
	feedback,
	choices: { topics, people },
	hidden,
}: {
	actor: Actor;
	feedback: FeedbackView;
	choices: InboxChoices;
	/** Which feedback, as it is shown. */
	hidden: Readonly<Record<string, string>>;
}) {
	const t = await getTranslations("inbox");
	const { values, before } = await keptOr(
		actor,
		{
			status: [feedback.status],
			assignee: [feedback.assigneeId ?? ""],
			topics: feedback.topics.map(({ id }) => String(id)),
		},
		"bearbeiten",
	);
	return (
		<Section id="bearbeitung" title={t("detail.work")}>
			<StaffForm
				id="bearbeiten"
				action={changeFeedbackAction}
				before={before}
				fields={[
					{
						type: "list",
						name: "status",
						label: t("filter.status"),
						options: FEEDBACK_STATUSES.map((status) => ({
							value: status,
							text: t(`statuses.${status}`),
						})),
					},
					{
						type: "list",
						name: "assignee",
						label: t("filter.assignee"),
						options: [
							{ value: "", text: t("nobody") },
							...people.map(({ id, name }) => ({ value: id, text: name })),
						],
					},
					...(topics.length > 0
						? [
								{
									type: "ticks" as const,
									name: "topics",
									label: t("detail.topics"),
									options: topics.map(({ id, name }) => ({
										value: String(id),
										text: name,
									})),
								},
							]
						: []),
				]}
				values={values}
				hidden={{ ...hidden, form: "bearbeiten" }}
				texts={await formTexts(t("detail.save"))}
			/>
		</Section>
	);
}
