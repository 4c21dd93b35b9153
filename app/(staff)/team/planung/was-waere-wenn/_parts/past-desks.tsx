import { useTranslations } from "next-intl";
import type { Replay } from "#lib/simulation/replay/rules/replay.ts";
import { type Estimate, rangeOf } from "#lib/simulation/rules/estimate.ts";
import { formatNumber } from "#lib/text/format.ts";

/** How long each desk had nobody to call: a matter of how many came, and not of who sat there. */
export function PastDesks({
	replay: { desks },
	isChanged,
}: {
	replay: Replay;
	isChanged: boolean;
}) {
	const t = useTranslations("whatIf.past");
	if (desks.length === 0) return <p>{t("noDesks")}</p>;
	const columns = [
		t("desk"),
		t("stored"),
		t("again"),
		...(isChanged ? [t("changed")] : []),
	];
	const ranged = (estimate: Estimate | null) => {
		if (!estimate) return t("unknown");
		const { from, until } = rangeOf(estimate);
		return t("deskRange", {
			value: wholeOf(estimate.mean),
			from: wholeOf(from),
			until: wholeOf(until),
		});
	};
	return (
		<table className="team-table">
			<caption className="text-start font-bold">{t("desksTitle")}</caption>
			<thead>
				<tr>
					{columns.map((text) => (
						<th key={text} scope="col" className="text-start">
							{text}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{desks.map(({ id, name, stored, again, after }) => (
					<tr key={id}>
						<th scope="row" className="text-start">
							{name}
						</th>
						<td data-label={t("stored")}>
							{t("deskMinutes", { value: wholeOf(stored) })}
						</td>
						<td data-label={t("again")}>{ranged(again)}</td>
						{isChanged ? (
							<td data-label={t("changed")}>
								{after ? ranged(after) : t("deskOff")}
							</td>
						) : null}
					</tr>
				))}
			</tbody>
		</table>
	);
}

const wholeOf = (value: number) =>
	formatNumber(Math.max(0, Math.round(value)), "de", 0);
