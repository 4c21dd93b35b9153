import { getTranslations } from "next-intl/server";
import type { InboxChoices } from "#lib/feedback/inbox/queries/list-choices.ts";
import { FEEDBACK_STATUSES } from "#lib/feedback/inbox/rules/inbox.ts";
import type { InboxTexts } from "./inbox-table.tsx";

/** All words of the list, so that no catalogue goes to the browser. */
export async function inboxTexts({
	topics,
	people,
}: InboxChoices): Promise<InboxTexts> {
	const t = await getTranslations("inbox");
	return {
		caption: t("title"),
		pick: t("bulk.pick"),
		pickAll: t("bulk.pickAll"),
		what: t("what"),
		about: t("about"),
		when: t("when"),
		status: t("filter.status"),
		assignee: t("filter.assignee"),
		step: t("bulk.step"),
		submit: t("bulk.submit"),
		none: t("bulk.none"),
		keys: t("bulk.keys"),
		groups: [
			{
				name: t("filter.status"),
				options: FEEDBACK_STATUSES.map((status) => ({
					value: `status:${status}`,
					text: t("bulk.status", { status: t(`statuses.${status}`) }),
				})),
			},
			{
				name: t("filter.assignee"),
				options: [
					...people.map(({ id, name }) => ({
						value: `assignee:${id}`,
						text: t("bulk.give", { name }),
					})),
					{ value: "assignee:", text: t("nobody") },
				],
			},
			...(topics.length > 0
				? [
						{
							name: t("filter.topic"),
							options: topics.map(({ id, name }) => ({
								value: `topic:${id}`,
								text: t("bulk.topic", { name }),
							})),
						},
					]
				: []),
		],
	};
}
