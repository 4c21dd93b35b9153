import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { languageConsent } from "#app/(staff)/team/_form/language-consent.ts";
import { languageOptions } from "#app/(staff)/team/_form/language-options.ts";
import { teamContext } from "#app/(staff)/team/_frame/team-context.ts";
import { TeamPage } from "#app/(staff)/team/_frame/team-page.tsx";
import { TeamPanel } from "#app/(staff)/team/_frame/team-panel.tsx";
import { askedServices } from "#app/(staff)/team/buchen/_parts/asked-booking.ts";
import { ServicesForm } from "#app/(staff)/team/buchen/_parts/services-form.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { wishFields } from "#components/wish/wish-fields.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import {
	parseSelection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { listOpenDraws } from "#lib/draw/queries/find-draws.ts";
import { ANY_STATION } from "#lib/paths/citizen.ts";
import { wishList } from "#lib/paths/wishes.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { emptyWish } from "#lib/wishes/rules/typed.ts";
import { DrawChoice } from "./_parts/draw-choice.tsx";
import { DrawForm } from "./_parts/draw-form.tsx";
import { EarlierWish } from "./_parts/earlier-wish.tsx";
import { enterWishAction } from "./actions.ts";

/** A wish of somebody at the phone or the counter, for the wish list or for a draw: for what, then when it suits. */
export default async function EnterWishPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const { actor, catalog, station: own, at } = await teamContext();
	const stations = onlineStations(catalog).filter(({ id }) =>
		may(actor, "appointment:book", id),
	);
	if (!may(actor, "appointment:book", null))
		return <StaffRefused kind="forbidden" />;
	const appointmentId = textOf(params, "termin");
	if (appointmentId) return <EarlierWish appointmentId={appointmentId} />;
	const entries = askedServices(params);
	const selection = parseSelection(entries, catalog, "any");
	const asked = textOf(params, "ort") || own?.slug || ANY_STATION;
	const chosen = stations.find(({ slug }) => slug === asked) ?? null;
	const choice = {
		services: selection.ok ? selectionEntries(selection.value) : [],
		station: chosen?.slug ?? ANY_STATION,
	};
	const places = chosen ? [chosen] : stations;
	const draws = selection.ok
		? await listOpenDraws(
				places.map(({ id }) => id),
				at,
			)
		: [];
	const drawId = textOf(params, "verlosung");
	const draw = draws.find(({ id }) => String(id) === drawId);
	const drawnAt = places.find(({ id }) => id === draw?.stationId);
	const t = await getTranslations("wishList.enter");
	const book = await getTranslations("team.book.refusals");
	return (
		<TeamPage title={t("title")} current="wishes" actor={actor}>
			<div className="team-halves">
				<TeamPanel titleId="anliegen" title={t("services")}>
					{entries.length > 0 && !selection.ok ? (
						<Alert kind="warning" role="alert" title={book(selection.error)} />
					) : null}
					<ServicesForm
						action={wishList.new()}
						catalog={catalog}
						stations={stations}
						selection={selection.ok ? selection.value : []}
						stationSlug={chosen?.slug ?? ANY_STATION}
						button={t("next")}
					/>
				</TeamPanel>
				<TeamPanel titleId="wann-titel" title={t("when")} isOwn={selection.ok}>
					{drawId && selection.ok && !drawnAt ? (
						<Alert kind="warning" role="alert" title={t("draws.gone")} />
					) : null}
					{draw && drawnAt ? (
						<DrawForm
							draw={draw}
							station={drawnAt}
							choice={choice}
							catalog={catalog}
						/>
					) : selection.ok ? (
						<>
							<DrawChoice draws={draws} choice={choice} catalog={catalog} />
							<Form
								action={enterWishAction}
								fields={[
									...(await wishFields({
										stations,
										selection: selection.value,
										asksContact: true,
									})),
									{
										type: "list",
										name: "locale",
										label: t("locale"),
										options: languageOptions(),
									},
									await languageConsent(),
								]}
								sent={{ ...emptyWish(chosen?.slug ?? null), locale: "de" }}
								hidden={{
									dienst: choice.services,
									formular: newWishFormKey(),
								}}
								texts={await formTexts(t("save"))}
							/>
						</>
					) : (
						<p className="text-muted">{t("first")}</p>
					)}
				</TeamPanel>
			</div>
		</TeamPage>
	);
}
