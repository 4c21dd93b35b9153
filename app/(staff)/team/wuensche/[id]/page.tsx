import { getTranslations } from "next-intl/server";
import { teamContext } from "#app/(staff)/team/_frame/team-context.ts";
import { TeamPage } from "#app/(staff)/team/_frame/team-page.tsx";
import { TeamPanel } from "#app/(staff)/team/_frame/team-panel.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { WishFacts } from "#components/wish/wish-facts.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { wishList } from "#lib/paths/wishes.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import { getWishForStaff } from "#lib/wishes/queries/get-for-staff.ts";
import { HandOffer } from "./_parts/hand-offer.tsx";
import { OfferHistory } from "./_parts/offer-history.tsx";
import { personFacts } from "./_parts/person-facts.tsx";
import { ProofNote } from "./_parts/proof-note.tsx";
import { StaffWishNews } from "./_parts/staff-wish-news.tsx";
import { WishSteps } from "./_parts/wish-steps.tsx";

/** All that staff may know of one wish, why it was offered what, and what can be done with it. */
export default async function StaffWishPage({
	params,
	searchParams,
}: {
	params: Promise<{ id: string }>;
	searchParams: Promise<Sent>;
}) {
	const { id } = await params;
	const query = await searchParams;
	const { actor, catalog, at } = await teamContext();
	const found = await getWishForStaff(actor, id, at);
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const { wish, told, isPinClosed, proof } = found.value;
	const t = await getTranslations("wishList.wish");
	const mayBook = may(actor, "appointment:book", null);
	return (
		<TeamPage
			title={t("title")}
			current="wishes"
			actor={actor}
			before={<StaffWishNews code={textOf(query, "hinweis")} />}
		>
			<p>
				<a href={wishList.list()}>{t("back")}</a>
			</p>
			<div className="team-columns">
				<TeamPanel titleId="daten" title={wish.person.name ?? t("noName")}>
					<WishFacts
						wish={wish}
						catalog={catalog}
						today={civilDateOf(at)}
						needsProof={proof?.is === "waits-for-proof"}
						more={await personFacts(wish, isPinClosed)}
					/>
				</TeamPanel>
				<TeamPanel titleId="angebote" title={t("offers")} isOwn>
					<p className="font-bold">
						{t(
							wish.endedHow
								? `ended.${wish.endedHow}`
								: wish.drawId === null
									? "waits"
									: "waitsForDraw",
						)}
					</p>
					{proof ? <ProofNote proof={proof} /> : null}
					<OfferHistory told={told} catalog={catalog} />
					{mayBook ? <WishSteps wish={wish} proof={proof} /> : null}
				</TeamPanel>
				{mayBook && !wish.endedHow ? (
					<TeamPanel titleId="zeiten-titel" title={t("byHand")}>
						<HandOffer
							wish={wish}
							query={query}
							actor={actor}
							catalog={catalog}
							now={at}
						/>
					</TeamPanel>
				) : null}
			</div>
		</TeamPage>
	);
}
