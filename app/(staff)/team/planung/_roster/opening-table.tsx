import { getTranslations } from "next-intl/server";
import { planning } from "#lib/paths/planning.ts";
import type { RosterPlan } from "#lib/planning/roster/rules/plan.ts";
import { ChannelMark } from "./channel-mark.tsx";
import { rosterWords } from "./roster-words.ts";

const COLUMNS = [
	"when",
	"time",
	"desks",
	"channel",
	"release",
	"valid",
	"edit",
] as const;
const KINDS = ["weekly", "monthly", "single"];

/** Every opening that still counts, as sentences say it. */
export async function OpeningTable({
	plan,
	station,
}: {
	plan: RosterPlan;
	/** Its slug. */
	station: string;
}) {
	const t = await getTranslations("roster");
	const words = await rosterWords(plan.desks);
	const openings = plan.openings.toSorted(
		(a, b) =>
			KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
			(a.weekday ?? 0) - (b.weekday ?? 0) ||
			(a.date ?? "").localeCompare(b.date ?? "") ||
			a.from - b.from,
	);
	if (openings.length === 0) return <p>{t("listEmpty")}</p>;
	const label = (column: (typeof COLUMNS)[number]) => t(`columns.${column}`);
	return (
		<table className="team-table">
			<caption className="sr-only">{t("list")}</caption>
			<thead>
				<tr>
					{COLUMNS.map((column) => (
						<th key={column} scope="col">
							{label(column)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{openings.map((opening) => (
					<tr key={opening.id}>
						<th scope="row" data-label={label("when")}>
							{words.when(opening)}
						</th>
						<td data-label={label("time")} className="whitespace-nowrap">
							{words.span(opening)}
						</td>
						<td data-label={label("desks")}>{words.desks(opening.deskIds)}</td>
						<td data-label={label("channel")}>
							<ChannelMark channel={opening.channel} />
						</td>
						<td data-label={label("release")}>{words.release(opening)}</td>
						<td data-label={label("valid")}>{words.valid(opening)}</td>
						<td data-label={label("edit")}>
							<a
								href={planning.opening(station, { id: opening.id })}
								aria-label={`${t("edit")}: ${words.opening(opening)}`}
							>
								{t("edit")}
							</a>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
