import { useTranslations } from "next-intl";
import type { LaterPlan } from "#lib/catalog/rules/service-form.ts";
import { formatDate } from "#lib/text/format.ts";

/** What is planned already; typed once more for the same day it is replaced. */
export function LaterPlans({ plans }: { plans: readonly LaterPlan[] }) {
	const t = useTranslations("admin.services");
	if (plans.length === 0) return null;
	return (
		<>
			<table className="staff-table">
				<caption className="text-start font-bold">{t("later.title")}</caption>
				<thead>
					<tr>
						<th scope="col">{t("fees.from")}</th>
						<th scope="col">{t("duration")}</th>
						<th scope="col">{t("extra")}</th>
						<th scope="col">{t("max")}</th>
					</tr>
				</thead>
				<tbody>
					{plans.map((plan) => (
						<tr key={plan.validFrom}>
							<th scope="row">{formatDate(plan.validFrom, "de", "year")}</th>
							<td data-label={t("duration")}>
								{t("minutes", { minutes: plan.durationMinutes })}
							</td>
							<td data-label={t("extra")}>
								{t("minutes", { minutes: plan.extraMinutes })}
							</td>
							<td data-label={t("max")}>{plan.maxQuantity}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p className="text-muted">{t("later.how")}</p>
		</>
	);
}
