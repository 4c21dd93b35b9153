import { getTranslations } from "next-intl/server";
import type { FeeImpact } from "#lib/planning/service/queries/find-fee-impact.ts";
import { formatDate } from "#lib/text/format.ts";

/** What a fee does to appointments, each line a sentence. */
export async function feeImpactWords({
	from,
	next,
	changed,
	told,
	kept,
}: FeeImpact): Promise<string[]> {
	const t = await getTranslations("admin.services.fees.impact");
	const date = formatDate(from, "de", "year");
	return [
		t("changed", { count: changed, date }),
		...(told > 0 ? [t("told", { count: told })] : []),
		...(kept > 0 ? [t("kept", { count: kept, date })] : []),
		...(next ? [t("next", { date: formatDate(next, "de", "year") })] : []),
	];
}
