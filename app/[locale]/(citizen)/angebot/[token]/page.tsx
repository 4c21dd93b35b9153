import { getLocale, getTranslations } from "next-intl/server";
import { FormPage } from "#components/form/form-page.tsx";
import { untouched } from "#components/form/form-state.ts";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { now } from "#lib/runtime/clock.ts";
import { formatDayTime, formatMoment } from "#lib/text/format.ts";
import {
	findOfferByToken,
	findWishByToken,
} from "#lib/wishes/queries/find-wish.ts";
import { NOBODY } from "#lib/wishes/wishes.ts";
import { WishNotFound } from "../../wunsch/[token]/_parts/wish-not-found.tsx";
import { DeclineForm } from "./_parts/decline-form.tsx";
import { missingFields } from "./_parts/missing-fields.ts";
import { OfferFacts } from "./_parts/offer-facts.tsx";
import { OfferOver } from "./_parts/offer-over.tsx";
import { acceptOfferAction } from "./actions.ts";

/** A time that is kept for somebody: opening the page changes nothing, mail scanners follow links. */
export default async function OfferPage({
	params,
}: {
	params: Promise<{ token: string }>;
}) {
	const { token } = await params;
	const locale = await getLocale();
	const at = now();
	const offer = await findOfferByToken(token, locale, at);
	if (!offer) return <WishNotFound what="offer" />;
	const { state } = offer;
	if (state !== "open") return <OfferOver offer={{ ...offer, state }} />;
	const catalog = await getCatalog(locale, at);
	const station = findStation(catalog, offer.stationSlug);
	const wish = await findWishByToken(offer.wishToken, locale, at);
	const t = await getTranslations("wishes.offer");
	const k = await getTranslations("kind");
	const { brings } = offer;
	const movesInWords = (values: { old: string }) =>
		brings && isRemote(brings.kind) ? k("earlier", values) : t("moves", values);
	return (
		<FormPage
			action={acceptOfferAction}
			initial={untouched({ angebot: token })}
			fields={
				await missingFields(
					offer,
					wish?.person ?? NOBODY,
					station?.contactRule ?? "none",
				)
			}
			title={t("title")}
			lead={t("lead")}
			errorSummary={t("errorSummary")}
			intro={
				<>
					<OfferFacts offer={offer} catalog={catalog} station={station} />
					<p>{t("until", { until: formatMoment(offer.openUntil, locale) })}</p>
					<p className="font-bold">
						{brings
							? movesInWords({ old: formatDayTime(brings, locale) })
							: t(offer.needsName ? "booksNamed" : "books")}
					</p>
				</>
			}
			end={
				<ActionBar>
					<Button className="w-full sm:w-auto">{t("accept")}</Button>
				</ActionBar>
			}
			after={<DeclineForm offer={offer} />}
		/>
	);
}
