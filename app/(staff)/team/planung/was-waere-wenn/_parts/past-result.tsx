import { useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import { FIGURES } from "#lib/simulation/replay/rules/day-figures.ts";
import { REPLAYS } from "#lib/simulation/replay/rules/replay.ts";
import type { ShownReplay } from "#lib/simulation/replay/rules/shown.ts";
import { formatDate, formatList } from "#lib/text/format.ts";
import type { CivilDate } from "#lib/time.ts";
import { ChangeText } from "./change-text.tsx";
import { PastTable } from "./past-table.tsx";

/** First whether the day comes out as it was, then its figures, then what they rest on. */
export function PastResult({
	date,
	replay,
	isChanged,
}: {
	date: CivilDate;
	replay: ShownReplay;
	isChanged: boolean;
}) {
	const t = useTranslations("whatIf.past");
	const tResult = useTranslations("whatIf.result");
	const { figures, isSame } = replay;
	const others = FIGURES.filter((name) => figures[name].isSame === false);
	const change = isChanged ? figures.walkInMost.difference : null;
	return (
		<Section
			id="ergebnis"
			title={t("title", { date: formatDate(date, "de", "year") })}
		>
			<p className="max-w-column text-large font-bold" role="status">
				{isSame === null ? t("nothingKnown") : t(isSame ? "same" : "other")}
			</p>
			{isSame === false ? (
				<p className="max-w-column">
					{t("others", {
						figures: formatList(
							others.map((name) => t(`names.${name}`)),
							"de",
						),
					})}
				</p>
			) : null}
			{change ? (
				<p className="max-w-column text-large font-bold">
					<ChangeText name="walkInMost" difference={change} sentence="past" />
				</p>
			) : null}
			{isChanged && isSame === false ? (
				<p className="max-w-column">{t("doubt")}</p>
			) : null}
			<PastTable replay={replay} isChanged={isChanged} />
			<p className="max-w-column text-muted">{t("ranges")}</p>
			<p className="max-w-column text-muted">{t("hiddenText")}</p>
			{replay.taken === 0 ? <p>{t("noDesks")}</p> : null}
			<Disclosure summary={tResult("figure")}>
				<ul className="flex max-w-column flex-col gap-8">
					{(["waits", "walks", "idle", "desks", "unknown"] as const).map(
						(part) => (
							<li key={part}>{t(`basis.${part}`)}</li>
						),
					)}
					<li>{t("basis.lengths", { count: REPLAYS })}</li>
				</ul>
			</Disclosure>
		</Section>
	);
}
