import { useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { StoredWait } from "#lib/pilot/before/queries/list-waits.ts";
import { formatDate, formatNumber } from "#lib/text/format.ts";
import { deleteWaitsAction } from "../actions.ts";

/** So many of a group are listed one by one. */
const MOST_LISTED = 100;

interface Group {
	stationId: number;
	station: string;
	source: string;
	waits: readonly StoredWait[];
}

/** What is there, by station and how it was measured; each can be deleted, and each group. */
export function WaitsList({
	waits,
	nameOf,
}: {
	waits: readonly StoredWait[];
	nameOf: (stationId: number) => string;
}) {
	const t = useTranslations("waitsBefore.list");
	const groups = [
		...Map.groupBy(waits, ({ stationId, source }) => `${stationId} ${source}`),
	].flatMap(([, [first, ...rest]]): Group[] =>
		first
			? [
					{
						stationId: first.stationId,
						station: nameOf(first.stationId),
						source: first.source,
						waits: [first, ...rest],
					},
				]
			: [],
	);
	if (groups.length === 0) return <p>{t("nothing")}</p>;
	return (
		<form action={deleteWaitsAction} className="flex flex-col gap-16">
			<table className="staff-table">
				<caption className="sr-only">{t("title")}</caption>
				<thead>
					<tr>
						{(
							["station", "source", "span", "days", "people", "steps"] as const
						).map((column) => (
							<th key={column} scope="col">
								{t(column)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{groups.map((group) => (
						<GroupRow
							key={`${group.stationId} ${group.source}`}
							group={group}
						/>
					))}
				</tbody>
			</table>
			{groups.map((group) => (
				<GroupDays key={`${group.stationId} ${group.source}`} group={group} />
			))}
		</form>
	);
}

function GroupRow({
	group: { stationId, station, source, waits },
}: {
	group: Group;
}) {
	const t = useTranslations("waitsBefore.list");
	const first = waits[0]?.firstDay;
	const last = waits
		.map(({ lastDay }) => lastDay)
		.sort()
		.at(-1);
	const people = waits.reduce((sum, one) => sum + one.people, 0);
	return (
		<tr>
			<th scope="row">{station}</th>
			<td data-label={t("source")}>{source}</td>
			<td data-label={t("span")}>
				{first && last
					? t("from", {
							from: formatDate(first, "de", "year"),
							until: formatDate(last, "de", "year"),
						})
					: null}
			</td>
			<td data-label={t("days")}>{formatNumber(waits.length, "de", 0)}</td>
			<td data-label={t("people")}>{formatNumber(people, "de", 0)}</td>
			<td data-label={t("steps")}>
				<button
					type="submit"
					name="loeschen"
					value={`${stationId}:${source}`}
					className="inbox-step"
					aria-label={t("deleteAll", { station, source })}
				>
					{t("delete")}
				</button>
			</td>
		</tr>
	);
}

function GroupDays({ group: { station, source, waits } }: { group: Group }) {
	const t = useTranslations("waitsBefore.list");
	const minutes = (value: number) =>
		t("minutes", { value: formatNumber(value, "de", 1) });
	return (
		<Disclosure
			summary={`${station}: ${t("show")}`}
			label={t("showOf", { station, source })}
		>
			<ul className="flex flex-col gap-8">
				{waits.slice(0, MOST_LISTED).map((wait) => {
					const { id, firstDay, lastDay, people, mean, median } = wait;
					const day = formatDate(firstDay, "de", "year");
					const span = firstDay === lastDay ? day : t("week", { date: day });
					return (
						<li key={id} className="flex flex-wrap items-center gap-x-16">
							<span>
								{[
									span,
									t(whoOf(wait)),
									`${t("people")}: ${people}`,
									...(mean === null ? [] : [`${t("mean")}: ${minutes(mean)}`]),
									...(median === null
										? []
										: [`${t("median")}: ${minutes(median)}`]),
								].join(", ")}
							</span>
							<button
								type="submit"
								name="loeschen"
								value={String(id)}
								className="pilot-quiet-button"
								aria-label={t("deleteOf", { station, day: span })}
							>
								{t("deleteOne")}
							</button>
						</li>
					);
				})}
			</ul>
			{waits.length > MOST_LISTED ? (
				<p className="text-muted">{t("more", { most: MOST_LISTED })}</p>
			) : null}
		</Disclosure>
	);
}

const whoOf = ({ booked, everybody }: StoredWait) => {
	if (everybody) return "everybody";
	return booked ? "with" : "without";
};
