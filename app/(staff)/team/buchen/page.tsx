import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { timeValue } from "#lib/booking/rules/time-value.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { type Kind, kindsFor } from "#lib/catalog/rules/kind.ts";
import {
	minutesOf,
	parseSelection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { ANY_STATION } from "#lib/paths/citizen.ts";
import { invitationList } from "#lib/paths/invitation.ts";
import { team } from "#lib/paths/staff.ts";
import { wishList } from "#lib/paths/wishes.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { civilDateOf } from "#lib/time.ts";
import { languageConsent } from "../_form/language-consent.ts";
import { languageOptions } from "../_form/language-options.ts";
import { teamContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { TeamPanel } from "../_frame/team-panel.tsx";
import {
	askedCalendar,
	askedServices,
	askedTime,
} from "./_parts/asked-booking.ts";
import { FreeEntry } from "./_parts/free-entry.tsx";
import { listStaffTimes } from "./_parts/free-times.ts";
import { NameForm, type NameTexts } from "./_parts/name-form.tsx";
import { ServicesForm } from "./_parts/services-form.tsx";
import { TimesPanel } from "./_parts/times-panel.tsx";
import { chooseTimeAction } from "./actions.ts";

/** Booking for somebody at the phone or the counter: for what, when, who. */
export default async function BookPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const { actor, catalog, station: own, at } = await teamContext();
	const stations = catalog.stations.filter(({ id }) =>
		may(actor, "appointment:book", id),
	);
	if (stations.length === 0) return <StaffRefused kind="forbidden" />;
	const entries = askedServices(params);
	const selection = parseSelection(
		entries,
		catalog,
		askedTime(params)?.date ?? "any",
	);
	const services = selection.ok ? selectionEntries(selection.value) : entries;
	const wanted = textOf(params, "ort") || own?.slug || ANY_STATION;
	const chosen = stations.find(({ slug }) => slug === wanted);
	const stationSlug = chosen?.slug ?? (stations.length > 1 ? ANY_STATION : "");
	const asked = chosen ? [chosen] : stations;
	const time = selection.ok ? askedTime(params) : null;
	const place = time && findStation(catalog, time.stationSlug);
	const choice = { services, station: stationSlug };
	const today = civilDateOf(at);
	const t = await getTranslations("team.book");
	return (
		<TeamPage title={t("title")} current="book" actor={actor}>
			{/* A station gives them: whoever only books for people on the phone has none. */}
			{may(actor, "day:read", null) ? (
				<p>
					<a href={invitationList.list()}>{t("invite")}</a>
				</p>
			) : null}
			<div className="team-columns">
				<TeamPanel titleId="anliegen" title={t("steps.services")}>
					{entries.length > 0 && !selection.ok ? (
						<Alert
							kind="warning"
							role="alert"
							title={t(`refusals.${selection.error}`)}
						/>
					) : null}
					<ServicesForm
						action={team.book()}
						catalog={catalog}
						stations={stations}
						selection={selection.ok ? selection.value : []}
						stationSlug={stationSlug}
					/>
				</TeamPanel>
				<TeamPanel titleId="zeiten-titel" title={t("steps.time")}>
					{!selection.ok ? (
						<p className="text-muted">{t("firstServices")}</p>
					) : time && place ? (
						<>
							<p className="text-large">
								<strong>
									{formatDate(time.date, "de", "long")},{" "}
									{formatTime(time.start, "de")}
								</strong>
								<br />
								{place.shortName},{" "}
								{t("minutes", {
									minutes: minutesOf(selection.value, time.date),
								})}
							</p>
							<a href={team.book(choice)} className="jump">
								{t("otherTimes")}
							</a>
						</>
					) : (
						<>
							<TimesPanel
								catalog={catalog}
								stations={asked}
								days={await listStaffTimes(asked, selection.value, catalog, at)}
								view={askedCalendar(params)}
								today={today}
								address={(view) => team.book(choice, view)}
								action={chooseTimeAction}
								fields={{ dienst: services, ort: stationSlug }}
							/>
							<p>
								<a href={wishList.new(choice)}>{await wishInvitation()}</a>
							</p>
							{may(actor, "appointment:overbook", null) ? (
								<FreeEntry
									action={team.book()}
									stations={stations.filter(({ id }) =>
										may(actor, "appointment:overbook", id),
									)}
									services={services}
									today={today}
									station={stationSlug}
								/>
							) : null}
						</>
					)}
				</TeamPanel>
				<TeamPanel
					titleId="person"
					title={t("steps.person")}
					isOwn={Boolean(time && place)}
				>
					{time && place ? (
						<NameForm
							formToken={newHoldToken()}
							services={services}
							time={timeValue(time)}
							texts={
								await nameTexts(
									selection.ok ? kindsFor(place, selection.value) : [],
								)
							}
						/>
					) : (
						<p className="text-muted">{t("firstTime")}</p>
					)}
				</TeamPanel>
			</div>
		</TeamPage>
	);
}

const wishInvitation = async () =>
	(await getTranslations("wishList.enter"))("instead");

async function nameTexts(kinds: readonly Kind[]): Promise<NameTexts> {
	const t = await getTranslations("team.book");
	return {
		name: t("name"),
		bookedBy: t("bookedBy"),
		phone: t("phone"),
		email: t("email"),
		mayAsk: t("mayAsk"),
		locale: t("locale"),
		languages: languageOptions(),
		kind: t("kind"),
		kinds: kinds.map((kind) => ({ value: kind, text: t(`kinds.${kind}`) })),
		consent: (await languageConsent()).label,
		button: t("book"),
		nearest: t("nearest"),
		overbook: t("overbook"),
	};
}
