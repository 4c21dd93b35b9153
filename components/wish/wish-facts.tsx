import { useLocale, useTranslations } from "next-intl";
import { ServiceNames } from "#components/service/service-names.tsx";
import { type Fact, Facts } from "#components/ui/facts.tsx";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import { minorInWords } from "#lib/catalog/rules/bring.ts";
import { knownServices } from "#lib/catalog/rules/selection.ts";
import { formatDate, formatList } from "#lib/text/format.ts";
import type { CivilDate } from "#lib/time.ts";
import { noticeOf } from "#lib/wishes/rules/typed.ts";
import type { WishView } from "#lib/wishes/wishes.ts";
import { halvesInWords } from "./halves-words.ts";

/** What somebody wishes for, in words. */
export function WishFacts({
	wish,
	catalog,
	today,
	needsProof,
	more = [],
}: {
	wish: WishView;
	catalog: Catalog;
	today: CivilDate;
	/** An urgent reason counts only once somebody has seen the proof. */
	needsProof: boolean;
	/** What else is to be known about it. */
	more?: readonly Fact[];
}) {
	const t = useTranslations("wishes.wish");
	const form = useTranslations("wishes.form");
	const locale = useLocale();
	const { stations, earliest, latest, urgent } = wish;
	const forWhom = minorInWords(wish.minorCase ?? undefined, locale);
	const date = (day: CivilDate) => formatDate(day, locale, "year");
	const facts: Fact[] = [
		{
			term: t("what"),
			value: (
				<>
					<ServiceNames selection={knownServices(wish.services, catalog)} />
					{forWhom ? <p className="text-muted">{forWhom}</p> : null}
				</>
			),
		},
		{
			term: t("where"),
			value:
				stations.length > 0
					? formatList(
							stations.map(
								(slug) => findStation(catalog, slug)?.text.name ?? slug,
							),
							locale,
						)
					: t("any"),
		},
		{
			term: t("when"),
			value: halvesInWords(wish.halves, locale, {
				any: t("anyTime"),
				morning: form("halves.mornings"),
				afternoon: form("halves.afternoons"),
			}),
		},
		{
			term: t("between"),
			value:
				earliest > today
					? t("betweenDates", { from: date(earliest), until: date(latest) })
					: t("untilDate", { until: date(latest) }),
		},
		{
			term: t("notice"),
			value: form(`notice.options.${noticeOf(wish.noticeMinutes)}`),
		},
		...(urgent
			? [
					{
						term: t("urgent"),
						value: (
							<>
								{t(urgent.reason === "moved" ? "urgentMoved" : "urgentTravel", {
									date: date(urgent.by),
								})}
								<br />
								{t(
									wish.proofSeenAt !== null
										? "proofSeen"
										: needsProof
											? "proofFirst"
											: "proofOpen",
								)}
							</>
						),
					},
				]
			: []),
		...more,
	];
	return <Facts facts={facts} />;
}
