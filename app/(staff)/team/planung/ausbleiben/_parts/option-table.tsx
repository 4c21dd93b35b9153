import { useTranslations } from "next-intl";
import {
	isBearable,
	MOST_MORE,
	type OfferOption,
} from "#lib/attendance/rules/options.ts";
import type { PlannedDesk } from "#lib/planning/roster/rules/plan.ts";
import { formatNumber, formatSpan } from "#lib/text/format.ts";

/** Each number of minutes with what it does to people without an appointment. */
export function OptionTable({
	options,
	suggested,
	desks,
}: {
	options: readonly OfferOption[];
	suggested: OfferOption | null;
	desks: readonly PlannedDesk[];
}) {
	const t = useTranslations("absence.plan");
	const minutes = (value: number | null | undefined, digits = 1) =>
		value == null
			? "–"
			: t("minutes", { minutes: formatNumber(value, "de", digits) });
	return (
		<table className="team-table">
			<thead>
				<tr>
					<th scope="col">{t("option")}</th>
					<th scope="col">{t("mean")}</th>
					<th scope="col">{t("ninth")}</th>
					<th scope="col">{t("rise")}</th>
					<th scope="col">{t("spans")}</th>
				</tr>
			</thead>
			<tbody>
				{options.map((option) => (
					<tr key={option.minutes}>
						<th scope="row" data-label={t("option")}>
							{option.minutes === 0 ? t("nothing") : minutes(option.minutes, 0)}
							{option === suggested ? (
								<span className="block text-small">{t("isSuggested")}</span>
							) : null}
							{option.minutes > 0 && !isBearable(option) ? (
								<span className="block text-small font-normal">
									{t("tooMuch", {
										most: formatNumber(MOST_MORE, "de", 1),
									})}
								</span>
							) : null}
						</th>
						<td data-label={t("mean")}>{minutes(option.waits?.mean)}</td>
						<td data-label={t("ninth")}>{minutes(option.waits?.ninth)}</td>
						<td data-label={t("rise")}>
							{option.minutes === 0
								? "–"
								: minutes(Math.max(0, option.rise ?? 0))}
						</td>
						<td data-label={t("spans")}>
							{option.spans.length === 0 ? "–" : null}
							{option.spans.map(({ deskId, from, until }) => (
								<span key={`${deskId} ${from}`} className="block">
									{t("span", {
										desk: desks.find(({ id }) => id === deskId)?.name ?? "",
										span: formatSpan(from, until, "de"),
									})}
								</span>
							))}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
