import { useLocale, useTranslations } from "next-intl";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { formatDayTime } from "#lib/text/format.ts";
import type { OfferAnswer, OfferView } from "#lib/wishes/wishes.ts";

/** An offer that needs no answer any more: what became of it, and where it goes on. */
export function OfferOver({
	offer,
}: {
	offer: OfferView & { state: OfferAnswer };
}) {
	const t = useTranslations("wishes.offer");
	const locale = useLocale();
	const { state, appointment, wishToken } = offer;
	return (
		<Page title={t(`${state}.title`)} lead={t(`${state}.lead`)}>
			<p>{t("about", { when: formatDayTime(offer, locale) })}</p>
			{state === "accepted" && appointment ? (
				<ButtonLink
					href={paths(locale).appointment(
						appointment.reference,
						appointment.token,
					)}
					className="self-start"
				>
					{t("toAppointment")}
				</ButtonLink>
			) : (
				<ul className="flex flex-wrap gap-16">
					<li>
						<ButtonLink href={wishPaths(locale).wish(wishToken)}>
							{t("toWish")}
						</ButtonLink>
					</li>
					<li>
						<ButtonLink
							variant="secondary"
							href={paths(locale).when({
								services: offer.services,
								minor: offer.minorCase ?? undefined,
								station: offer.stationSlug,
							})}
						>
							{t("toTimes")}
						</ButtonLink>
					</li>
				</ul>
			)}
		</Page>
	);
}
