import { useTranslations } from "next-intl";
import type { FieldSpec, Option } from "#components/form/form-state.ts";
import { FilterFields, spanFields } from "#components/staff/staff-filter.tsx";
import {
	namedOptions,
	serviceOptions,
	stationOptions,
} from "#components/staff/staff-options.ts";
import { Button } from "#components/ui/button.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { FEEDBACK_TYPES } from "#lib/feedback/feedback.ts";
import type { InboxChoices } from "#lib/feedback/inbox/queries/list-choices.ts";
import {
	FEEDBACK_STATUSES,
	RATING_FILTERS,
} from "#lib/feedback/inbox/rules/inbox.ts";
import { type InboxView, pilot } from "#lib/paths/pilot.ts";

/** What is looked for most stands first, the rest opens. */
export function InboxFilterForm({
	view,
	catalog,
	stationIds,
	choices,
}: {
	view: InboxView;
	catalog: Catalog;
	/** Null: all. */
	stationIds: readonly number[] | null;
	choices: InboxChoices;
}) {
	const t = useTranslations("inbox");
	const stations = catalog.stations.filter(
		({ id }) => stationIds === null || stationIds.includes(id),
	);
	const list = (
		name: string,
		label: string,
		options: readonly Option[],
	): FieldSpec => ({
		type: "list",
		name,
		label,
		options: [{ value: "", text: t("all") }, ...options],
	});
	const first: FieldSpec[] = [
		{
			type: "text",
			name: "suche",
			label: t("filter.search"),
			optional: t("optional"),
		},
		{
			type: "list",
			name: "status",
			label: t("filter.status"),
			options: [
				{
					value: "",
					text: t(view.search ? "filter.anyStatus" : "filter.open"),
				},
				...(view.search ? [{ value: "open", text: t("filter.open") }] : []),
				{ value: "overdue", text: t("filter.overdue") },
				...FEEDBACK_STATUSES.map((status) => ({
					value: status,
					text: t(`statuses.${status}`),
				})),
				...(view.search ? [] : [{ value: "alle", text: t("all") }]),
			],
		},
		list("ort", t("filter.station"), [
			...stationOptions(stations),
			...(stationIds === null
				? [{ value: "none", text: t("filter.noStation") }]
				: []),
		]),
		list(
			"art",
			t("filter.type"),
			FEEDBACK_TYPES.map((type) => ({ value: type, text: t(`types.${type}`) })),
		),
	];
	const more: FieldSpec[] = [
		list("dienst", t("filter.service"), serviceOptions(catalog.services)),
		list(
			"bewertung",
			t("filter.rating"),
			RATING_FILTERS.map((rating) => ({
				value: rating,
				text: t(`ratings.${rating}`),
			})),
		),
		list("thema", t("filter.topic"), namedOptions(choices.topics)),
		list("wer", t("filter.assignee"), [
			{ value: "nobody", text: t("nobody") },
			...namedOptions(choices.people),
		]),
		...spanFields({
			from: t("filter.from"),
			until: t("filter.until"),
			optional: t("optional"),
		}),
	];
	const asked = {
		suche: view.search,
		status: view.status,
		ort: view.station,
		art: view.type,
		dienst: view.service,
		bewertung: view.rating,
		thema: view.topic,
		wer: view.assignee,
		von: view.from,
		bis: view.until,
	} satisfies Record<string, string | undefined>;
	const isNarrowed = more.some(({ name }) =>
		Boolean(asked[name as keyof typeof asked]),
	);
	return (
		<search>
			<form action={pilot.inbox()} className="inbox-filter no-print">
				<div className="inbox-fields">
					<FilterFields fields={first} asked={asked} />
					<Button variant="secondary">{t("filter.submit")}</Button>
				</div>
				<details className="disclosure" open={isNarrowed}>
					<summary className="inbox-more">{t("filter.more")}</summary>
					<div className="inbox-fields">
						<FilterFields fields={more} asked={asked} />
					</div>
				</details>
			</form>
		</search>
	);
}
