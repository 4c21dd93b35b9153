import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { spanInWords } from "../_frame/clock-of.ts";
import { Cell } from "./line.tsx";

/** From here on hours are said. */
const TWO_HOURS = 120;

/** How long somebody has waited, as short as a column is; too long stands out. */
export function WaitCell({
	minutes,
	patience,
}: {
	minutes: number;
	patience: number;
}) {
	const t = useTranslations("team");
	const isLong = minutes > patience;
	const inWords = spanInWords(minutes, t);
	return (
		<Cell
			of="wait"
			isLoud={isLong}
			before={t(isLong ? "cells.waitsLong" : "cells.waits")}
		>
			{isLong ? <Icon name="warning" /> : null}
			{minutes < TWO_HOURS ? (
				inWords
			) : (
				<>
					<span aria-hidden="true">
						{t("shortSpan", {
							hours: Math.floor(minutes / 60),
							minutes: String(minutes % 60).padStart(2, "0"),
						})}
					</span>
					<span className="sr-only">{inWords}</span>
				</>
			)}
		</Cell>
	);
}
