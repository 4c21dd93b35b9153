import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import { formatDayTime, formatNumber } from "#lib/text/format.ts";
import type { ToldOffer } from "#lib/wishes/queries/get-for-staff.ts";

/** What was offered, what became of it, and why it was this person. */
export function OfferHistory({
	told,
	catalog,
}: {
	told: readonly ToldOffer[];
	catalog: Catalog;
}) {
	const t = useTranslations("wishList.wish");
	if (told.length === 0) return <p className="text-muted">{t("noOffers")}</p>;
	return (
		<ol className="team-list">
			{told.map(({ offer, chosenBy, reason, wasFreed }) => (
				<li key={offer.id} className="flex flex-col gap-4 py-8">
					<p>
						<strong>{formatDayTime(offer, "de")}</strong>,{" "}
						{findStation(catalog, offer.stationSlug)?.shortName}
					</p>
					<p>
						{t(`states.${offer.state}`, { until: whenOf(offer.openUntil) })}{" "}
						{t("offeredAt", { when: whenOf(offer.offeredAt) })}{" "}
						{t(wasFreed ? "wasFreed" : "wasFree")}
					</p>
					<Why chosenBy={chosenBy} reason={reason} />
				</li>
			))}
		</ol>
	);
}

function Why({ chosenBy, reason }: Pick<ToldOffer, "chosenBy" | "reason">) {
	const t = useTranslations("wishList.wish.why");
	if (!reason)
		return (
			<p className="text-small text-muted">
				{t(chosenBy === "lot" ? "byLot" : "byHand")}
			</p>
		);
	const lines = [
		t("suited", { count: reason.suited }),
		t("waited", { days: Math.floor(reason.waited) }),
		...(reason.because
			? [t(`because.${reason.because}`, { days: Math.round(reason.urgent) })]
			: []),
		t("fit", {
			share: formatNumber(reason.share * 100, "de", 0),
			days: Math.round(reason.fit * 10) / 10,
		}),
	];
	return (
		<details className="disclosure">
			<summary className="team-summary">{t("title")}</summary>
			<ul className="flex list-disc flex-col gap-4 ps-24 pb-8">
				{lines.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
		</details>
	);
}
