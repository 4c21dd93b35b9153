import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import type { Cell } from "#lib/pilot/figures/rules/cell.ts";
import { judgeChange } from "#lib/pilot/figures/rules/change.ts";
import type { Column } from "#lib/pilot/figures/rules/figure.ts";
import type { FigureWords } from "./words.ts";

/** What changed since the other period, and whether that is good: a word, an icon and a colour. */
export function ChangeMark({
	now,
	before,
	column,
	words,
}: {
	now: Cell | undefined;
	before: Cell | undefined;
	column: Column;
	words: FigureWords;
}) {
	const t = useTranslations("figures");
	const text = words.change(now, before, column.unit);
	if (text === null) return null;
	const judgement =
		text === t("change.same") ? null : judgeChange(now, before, column);
	return (
		<>
			{text}
			{judgement ? (
				<>
					{" "}
					<span className={`change-mark change-${judgement}`}>
						<Icon name={judgement === "better" ? "success" : "warning"} />
						{t(`change.${judgement}`)}
					</span>
				</>
			) : null}
		</>
	);
}
