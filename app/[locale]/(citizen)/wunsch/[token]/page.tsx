import { getLocale, getTranslations } from "next-intl/server";
import { ShownLanguage } from "#components/contact/shown-language.tsx";
import { OwnLot } from "#components/draw/own-lot.tsx";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Section } from "#components/ui/section.tsx";
import { WishFacts } from "#components/wish/wish-facts.tsx";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { needsProofFirst } from "#lib/wishes/queries/settings.ts";
import { HowWeReachYou } from "./_parts/how-we-reach-you.tsx";
import { NumbersToKeep } from "./_parts/numbers-to-keep.tsx";
import { OpenOffers } from "./_parts/open-offers.tsx";
import { PresentAppointment } from "./_parts/present-appointment.tsx";
import { WishLinks } from "./_parts/wish-links.tsx";
import { WishNews } from "./_parts/wish-news.tsx";
import { WishNotFound } from "./_parts/wish-not-found.tsx";
import { stateOf } from "./_parts/wish-state.ts";
import { withdrawWishLanguageAction } from "./actions.ts";

/** A wish for whoever has its link: how it stands, what was told, and what can be done with it. */
export default async function WishPage({
	params,
	searchParams,
}: {
	params: Promise<{ token: string }>;
	searchParams: Promise<Sent>;
}) {
	const { token } = await params;
	const at = now();
	const locale = await getLocale();
	const wish = await findWishByToken(token, locale, at);
	if (!wish) return <WishNotFound />;
	const catalog = await getCatalog(locale, at);
	const t = await getTranslations("wishes.wish");
	const stand = textOf(await searchParams, "stand");
	const isNew = stand === "neu";
	const { appointment } = wish;
	const isOver = wish.endedHow !== null;
	return (
		<Page
			title={t(isNew ? "titleNew" : "title")}
			lead={t(`states.${stateOf(wish)}`)}
			before={
				isNew ? (
					<Icon name="success" size="large" tone="bg-success" />
				) : (
					<WishNews stand={stand} />
				)
			}
		>
			<OpenOffers wish={wish} catalog={catalog} />
			<OwnLot wish={wish} />
			{appointment ? (
				<ButtonLink
					href={paths(locale).appointment(
						appointment.reference,
						appointment.token,
					)}
					className="self-start"
				>
					{t("appointment")}
				</ButtonLink>
			) : null}
			{isOver ? null : (
				<>
					<HowWeReachYou wish={wish} />
					<NumbersToKeep wish={wish} />
				</>
			)}
			<PresentAppointment wish={wish} catalog={catalog} />
			<Section id="gesagt" title={t("told")}>
				<WishFacts
					wish={wish}
					catalog={catalog}
					today={civilDateOf(at)}
					needsProof={await needsProofFirst()}
				/>
			</Section>
			{wish.showsLanguage ? (
				<ShownLanguage
					action={withdrawWishLanguageAction}
					hidden={{ wunsch: token }}
				/>
			) : null}
			<WishLinks wish={wish} />
		</Page>
	);
}
