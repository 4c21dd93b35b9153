import { useTranslations } from "next-intl";
import { FIGURES } from "#lib/simulation/replay/rules/day-figures.ts";
import type { ShownReplay } from "#lib/simulation/replay/rules/shown.ts";
import { type Estimate, rangeOf } from "#lib/simulation/rules/estimate.ts";
import { formatNumber } from "#lib/text/format.ts";
import { ChangeText, UNITS } from "./change-text.tsx";

/** What nobody knows is said so, and is no nought. */
export function PastTable({
	replay: { figures },
	isChanged,
}: {
	replay: ShownReplay;
	isChanged: boolean;
}) {
	const t = useTranslations("whatIf.past");
	const tResult = useTranslations("whatIf.result");
	return (
		<table className="team-table">
			<thead>
				<tr>
					<Head text={tResult("figure")} />
					<Head text={t("stored")} />
					<Head text={t("again")} />
					{isChanged ? <Head text={t("changed")} /> : null}
					{isChanged ? <Head text={tResult("difference")} /> : null}
				</tr>
			</thead>
			<tbody>
				{FIGURES.map((name) => {
					const { stored, again, isSame, after, difference } = figures[name];
					const value = (minutes: number) =>
						tResult(UNITS[name], { value: wholeOf(minutes) });
					const missing = t(stored.few ? "hidden" : "unknown");
					const ranged = (
						estimate: Estimate,
						{ from, until } = rangeOf(estimate),
					) =>
						tResult("range", {
							value: value(estimate.mean),
							from: wholeOf(from),
							until: wholeOf(until),
						});
					return (
						<tr key={name}>
							<th scope="row" className="text-start">
								{t(`names.${name}`)}
							</th>
							<td data-label={t("stored")}>
								{stored.value === null ? missing : value(stored.value)}
							</td>
							<td data-label={t("again")}>
								{again ? ranged(again, again) : missing}
								{isSame === false && !stored.few ? (
									<>
										{" "}
										<strong>{t("isOther")}</strong>
									</>
								) : null}
							</td>
							{isChanged ? (
								<>
									<td data-label={t("changed")}>
										{after ? ranged(after) : missing}
									</td>
									<td data-label={tResult("difference")}>
										{difference ? (
											<ChangeText name={name} difference={difference} />
										) : (
											t("unknown")
										)}
									</td>
								</>
							) : null}
						</tr>
					);
				})}
				<tr>
					<th scope="row" className="text-start">
						{t("names.turnedAway")}
					</th>
					<td data-label={t("stored")}>{t("unknown")}</td>
					<td data-label={t("again")}>{t("unknown")}</td>
					{isChanged ? (
						<>
							<td data-label={t("changed")}>{t("unknown")}</td>
							<td data-label={tResult("difference")}>{t("unknown")}</td>
						</>
					) : null}
				</tr>
			</tbody>
		</table>
	);
}

const wholeOf = (value: number) =>
	formatNumber(Math.max(0, Math.round(value)), "de", 0);

function Head({ text }: { text: string }) {
	return (
		<th scope="col" className="text-start">
			{text}
		</th>
	);
}
