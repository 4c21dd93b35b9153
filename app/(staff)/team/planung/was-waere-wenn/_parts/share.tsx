import { useTranslations } from "next-intl";
import { type Estimate, rangeOf } from "#lib/simulation/rules/estimate.ts";

/** Of all people, in per cent, with its range; unknown is no number. */
export function Share({ estimate }: { estimate: Estimate | null }) {
	const t = useTranslations("whatIf.suggestion");
	if (!estimate) return t("unknown");
	const { from, until } = rangeOf(estimate);
	const percent = (share: number) =>
		Math.round(100 * Math.min(1, Math.max(0, share)));
	return t("share", {
		value: percent(estimate.mean),
		from: percent(from),
		until: percent(until),
	});
}
