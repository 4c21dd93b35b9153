import { useTranslations } from "next-intl";
import { exactly } from "#app/(staff)/pilot/stationen/_parts/exactly.ts";
import type { Service } from "#lib/catalog/catalog.ts";
import type { Decision } from "#lib/pilot/rollout/rules/rollout.ts";

/** Who decided what, when and why; newest first, and never changed. */
export function DecisionLog({
	decisions,
	services,
}: {
	decisions: readonly Decision[];
	services: readonly Service[];
}) {
	const t = useTranslations("rollout.one.log");
	const phases = useTranslations("rollout.phases");
	if (decisions.length === 0) return <p>{t("none")}</p>;
	const what = ({ kind, phase, startsAt, worked }: Decision) => {
		if (kind === "phase" && phase && startsAt !== null)
			return t("phase", { phase: phases(phase), when: exactly(startsAt) });
		if (kind === "trial") return t(worked ? "trialWorked" : "trialFailed");
		return t(kind === "withdrawn" ? "withdrawn" : "note");
	};
	const why = ({ kind, reason }: Decision) =>
		kind === "trial"
			? reason
					.split(", ")
					.map(
						(slug) =>
							services.find((one) => one.slug === slug)?.text.name ?? slug,
					)
					.join(", ")
			: reason;
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("when")}</th>
					<th scope="col">{t("who")}</th>
					<th scope="col">{t("what")}</th>
					<th scope="col">{t("why")}</th>
				</tr>
			</thead>
			<tbody>
				{decisions.map((decision) => (
					<tr key={decision.id}>
						<th scope="row">{exactly(decision.at)}</th>
						<td data-label={t("who")}>{decision.person ?? t("nobody")}</td>
						<td data-label={t("what")}>{what(decision)}</td>
						<td data-label={t("why")} className="whitespace-pre-line">
							{why(decision) || "–"}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
