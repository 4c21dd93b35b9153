import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { inWords } from "#components/service/service-names.tsx";
import { halvesInWords } from "#components/wish/halves-words.ts";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import { knownServices } from "#lib/catalog/rules/selection.ts";
import { wishList } from "#lib/paths/wishes.ts";
import { formatDate, formatDayTime, formatList } from "#lib/text/format.ts";
import { phoneKey, readablePhone } from "#lib/text/phone.ts";
import { formatReference } from "#lib/text/reference.ts";
import type { CivilDate } from "#lib/time.ts";
import { noticeOf } from "#lib/wishes/rules/typed.ts";
import type { StaffWish } from "#lib/wishes/wishes.ts";

interface Known {
	catalog: Catalog;
	today: CivilDate;
}

/** Wishes, who waits longest first. */
export function WishTable({
	caption,
	wishes,
	...known
}: Known & { caption: string; wishes: readonly StaffWish[] }) {
	const t = useTranslations("wishList.list");
	return (
		<table className="team-table">
			<caption className="sr-only">{caption}</caption>
			<thead>
				<tr>
					<th scope="col">{t("who")}</th>
					<th scope="col">{t("what")}</th>
					<th scope="col">{t("when")}</th>
					<th scope="col">{t("urgent")}</th>
					<th scope="col">{t("since")}</th>
					<th scope="col">{t("offer")}</th>
				</tr>
			</thead>
			<tbody>
				{wishes.map((wish) => (
					<Row key={wish.id} wish={wish} {...known} />
				))}
			</tbody>
		</table>
	);
}

function Row({ wish, catalog, today }: Known & { wish: StaffWish }) {
	const t = useTranslations("wishList.list");
	const { person, urgent, openOffer, stations, brings } = wish;
	const form = useTranslations("wishes.form");
	const parts = [
		halvesInWords(
			wish.halves,
			"de",
			{
				any: t("anyTime"),
				morning: form("halves.mornings"),
				afternoon: form("halves.afternoons"),
			},
			"short",
		),
		wish.earliest > today
			? t("between", {
					from: formatDate(wish.earliest, "de", "plain"),
					until: formatDate(wish.latest, "de", "plain"),
				})
			: t("until", { until: formatDate(wish.latest, "de", "plain") }),
	];
	return (
		<tr>
			<th scope="row" data-label={t("who")}>
				<a href={wishList.wish(wish.id)}>
					{person.name ?? formatReference(wish.reference)}
				</a>
				{person.phone ? (
					<a
						href={`tel:${phoneKey(person.phone)}`}
						className="block whitespace-nowrap font-normal"
					>
						{readablePhone(person.phone)}
					</a>
				) : null}
				{person.email || person.phone || brings ? null : (
					<span className="block text-small font-normal text-muted">
						{t("noContact")}
					</span>
				)}
			</th>
			<td data-label={t("what")}>
				{inWords(knownServices(wish.services, catalog), "de")}
				{brings ? (
					<span className="block text-small text-muted">
						{t("brings", { when: formatDayTime(brings, "de") })}
					</span>
				) : null}
			</td>
			<td data-label={t("when")}>
				{parts.join(", ")}
				<span className="block text-small text-muted">
					{stations.length > 0
						? formatList(
								stations.map(
									(slug) => findStation(catalog, slug)?.shortName ?? slug,
								),
								"de",
							)
						: t("anyStation")}
					{" · "}
					{form(`notice.options.${noticeOf(wish.noticeMinutes)}`)}
				</span>
			</td>
			<td data-label={t("urgent")}>
				{urgent ? (
					<>
						<strong>
							{t(`reasons.${urgent.reason}`, {
								by: formatDate(urgent.by, "de", "plain"),
							})}
						</strong>
						<span className="block text-small text-muted">
							{t(
								wish.waitsForProof
									? "proofWaits"
									: wish.proofSeenAt === null
										? "proofOpen"
										: "proofSeen",
							)}
						</span>
					</>
				) : (
					t("notUrgent")
				)}
			</td>
			<td data-label={t("since")}>{whenOf(wish.createdAt)}</td>
			<td data-label={t("offer")}>
				{openOffer ? (
					<>
						{formatDayTime(openOffer, "de")}
						<span className="block text-small text-muted">
							{findStation(catalog, openOffer.stationSlug)?.shortName},{" "}
							{t("openUntil", { until: whenOf(openOffer.openUntil) })}
						</span>
					</>
				) : (
					t("noOffer", { left: wish.offersLeft })
				)}
			</td>
		</tr>
	);
}
