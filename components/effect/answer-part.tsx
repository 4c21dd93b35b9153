import { useLocale, useTranslations } from "next-intl";
import { ENOUGH, type Overall } from "#lib/pilot/effect/rules/compare.ts";
import { minutesInWords, outcomeValue, sureSentence } from "./words.ts";

/** What stands behind the answer, in sentences: from what to what, compared with whom, and how sure that is. */
export function AnswerPart({ overall }: { overall: Overall | null }) {
	const t = useTranslations("effect");
	const locale = useLocale();
	if (!overall) return <p>{t("enough", { ...ENOUGH })}</p>;
	const { before, after, others, stationIds } = overall;
	const moved = others ? others.after - others.before : 0;
	const othersKind = moved < 0 ? "less" : "more";
	return (
		<>
			<p>
				{t("levels", {
					before: outcomeValue(t, "wait", before, locale),
					after: outcomeValue(t, "wait", after, locale),
				})}{" "}
				{others === null
					? t("uncompared")
					: Math.abs(moved) < 0.5
						? t("others.same")
						: t(`others.${othersKind}`, { by: minutesInWords(t, moved) })}
			</p>
			<p>{sureSentence(t, overall)}</p>
			<p className="text-muted">{t("few", { count: stationIds.length })}</p>
		</>
	);
}
