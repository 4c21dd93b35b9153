import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { namedOptions } from "#components/staff/staff-options.ts";
import { Section } from "#components/ui/section.tsx";
import type { InboxChoices } from "#lib/feedback/inbox/queries/list-choices.ts";
import {
	FEEDBACK_STATUSES,
	type FeedbackView,
} from "#lib/feedback/inbox/rules/inbox.ts";
import { changeFeedbackAction } from "../actions.ts";
import { WORK } from "./outcome.ts";

/** How far it is, who takes care of it, and what it is about. */
export async function WorkPart({
	feedback,
	choices: { topics, people },
	hidden,
}: {
	feedback: FeedbackView;
	choices: InboxChoices;
	/** Which feedback, as it is shown. */
	hidden: Readonly<Record<string, string>>;
}) {
	const t = await getTranslations("inbox");
	return (
		<Section id="bearbeitung" title={t("detail.work")}>
			<Form
				id={WORK}
				action={changeFeedbackAction}
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
							...namedOptions(people),
						],
					},
					...(topics.length > 0
						? [
								{
									type: "ticks" as const,
									name: "topics",
									label: t("detail.topics"),
									options: namedOptions(topics),
								},
							]
						: []),
				]}
				sent={{
					status: [feedback.status],
					assignee: [feedback.assigneeId ?? ""],
					topics: feedback.topics.map(({ id }) => String(id)),
				}}
				hidden={{ ...hidden, form: WORK }}
				texts={await formTexts(t("detail.save"))}
			/>
		</Section>
	);
}
