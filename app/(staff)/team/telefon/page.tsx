import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { may, mayEverywhere } from "#lib/auth/rules/permission.ts";
import { ANY_STATION } from "#lib/paths/citizen.ts";
import { team } from "#lib/paths/staff.ts";
import { teamContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { TeamPanel } from "../_frame/team-panel.tsx";
import { ServicesForm } from "../buchen/_parts/services-form.tsx";
import { SearchForm } from "../suche/_parts/search-form.tsx";
import { searchTexts } from "../suche/_parts/texts.ts";

/** A call comes in: either somebody has an appointment, or wants one, at whichever station. */
export default async function PhonePage() {
	const { actor, catalog } = await teamContext();
	const stations = catalog.stations.filter(({ id }) =>
		may(actor, "appointment:book", id),
	);
	if (stations.length === 0) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("team.phone");
	return (
		<TeamPage title={t("title")} current="phone" actor={actor}>
			<p>{mayEverywhere(actor, "appointment:book") ? t("all") : t("own")}</p>
			<div className="team-halves">
				<TeamPanel titleId="hat-termin" title={t("find")} isOwn>
					<SearchForm texts={await searchTexts()} />
				</TeamPanel>
				<TeamPanel titleId="will-termin" title={t("book")}>
					<ServicesForm
						takesFocus={false}
						action={team.book()}
						catalog={catalog}
						stations={stations}
						selection={[]}
						stationSlug={
							stations.length > 1 ? ANY_STATION : (stations[0]?.slug ?? "")
						}
					/>
				</TeamPanel>
			</div>
		</TeamPage>
	);
}
