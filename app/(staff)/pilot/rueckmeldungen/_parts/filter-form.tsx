import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { FEEDBACK_TYPES } from "#lib/feedback/feedback.ts";
import type { InboxChoices } from "#lib/feedback/inbox/queries/list-choices.ts";
import {
	FEEDBACK_STATUSES,
	RATING_FILTERS,
} from "#lib/feedback/inbox/rules/inbox.ts";
import { type InboxView, pilot } from "#lib/paths/pilot.ts";

/** A plain form that asks with the address: a filter can be kept as a bookmark. */
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
	const all = { value: "", text: t("all") };
	const stations = catalog.stations
		.filter(({ id }) => stationIds === null || stationIds.includes(id))
		.map(({ id, shortName }) => ({ value: String(id), text: shortName }));
	const isNarrowed = [
		view.service,
		view.rating,
		view.topic,
		view.assignee,
		view.from,
		view.until,
	].some(Boolean);
	return (
		<search>
			<form action={pilot.inbox()} className="inbox-filter no-print">
				<div className="inbox-fields">
					<Field
						name="suche"
						label={t("filter.search")}
						optional={t("optional")}
						value={view.search ?? ""}
					/>
					<Select
						name="status"
						label={t("filter.status")}
						value={view.status ?? ""}
						options={[
							{
								value: "",
								text: t(view.search ? "filter.anyStatus" : "filter.open"),
							},
							...(view.search
								? [{ value: "open", text: t("filter.open") }]
								: []),
							{ value: "overdue", text: t("filter.overdue") },
							...FEEDBACK_STATUSES.map((status) => ({
								value: status,
								text: t(`statuses.${status}`),
							})),
							...(view.search ? [] : [{ value: "alle", text: t("all") }]),
						]}
					/>
					<Select
						name="ort"
						label={t("filter.station")}
						value={view.station ?? ""}
						options={[
							all,
							...stations,
							...(stationIds === null
								? [{ value: "none", text: t("filter.noStation") }]
								: []),
						]}
					/>
					<Select
						name="art"
						label={t("filter.type")}
						value={view.type ?? ""}
						options={[
							all,
							...FEEDBACK_TYPES.map((type) => ({
								value: type,
								text: t(`types.${type}`),
							})),
						]}
					/>
					<Button variant="secondary">{t("filter.submit")}</Button>
				</div>
				<details className="disclosure" open={isNarrowed}>
					<summary className="inbox-more">{t("filter.more")}</summary>
					<div className="inbox-fields">
						<Select
							name="dienst"
							label={t("filter.service")}
							value={view.service ?? ""}
							options={[
								all,
								...catalog.services.map(({ id, text }) => ({
									value: String(id),
									text: text.name,
								})),
							]}
						/>
						<Select
							name="bewertung"
							label={t("filter.rating")}
							value={view.rating ?? ""}
							options={[
								all,
								...RATING_FILTERS.map((rating) => ({
									value: rating,
									text: t(`ratings.${rating}`),
								})),
							]}
						/>
						<Select
							name="thema"
							label={t("filter.topic")}
							value={view.topic ?? ""}
							options={[
								all,
								...choices.topics.map(({ id, name }) => ({
									value: String(id),
									text: name,
								})),
							]}
						/>
						<Select
							name="wer"
							label={t("filter.assignee")}
							value={view.assignee ?? ""}
							options={[
								all,
								{ value: "nobody", text: t("nobody") },
								...choices.people.map(({ id, name }) => ({
									value: id,
									text: name,
								})),
							]}
						/>
						<Field
							name="von"
							type="date"
							label={t("filter.from")}
							optional={t("optional")}
							value={view.from ?? ""}
						/>
						<Field
							name="bis"
							type="date"
							label={t("filter.until")}
							optional={t("optional")}
							value={view.until ?? ""}
						/>
					</div>
				</details>
			</form>
		</search>
	);
}
