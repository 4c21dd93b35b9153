import "#app/_styles/team.css";
import { getTranslations } from "next-intl/server";
import { teamContext } from "#app/(staff)/team/_frame/team-context.ts";
import { FORMATS } from "#app/[locale]/(citizen)/termin/[reference]/zettel/_parts/format.ts";
import { LargeSlip } from "#app/[locale]/(citizen)/termin/[reference]/zettel/_parts/large-slip.tsx";
import { SmallSlip } from "#app/[locale]/(citizen)/termin/[reference]/zettel/_parts/small-slip.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { PrintButton } from "#components/page/print-button.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import { FilterFields } from "#components/staff/staff-filter.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { LinkSwitch } from "#components/ui/link-switch.tsx";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { findForStaff } from "#lib/booking/staff/queries/find-for-staff.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { isOffered, languages, toOffered } from "#lib/city/city.ts";
import { team } from "#lib/paths/staff.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { directionOf, germanNameOf, langOf } from "#lib/text/language.ts";

/**
 * The citizen's own slip, printed at the counter: in their language where the desk may see it, otherwise in whichever they
 * ask for.
 */
export default async function SlipPage({
	params,
	searchParams,
}: {
	params: Promise<{ id: string }>;
	searchParams: Promise<Sent>;
}) {
	const { id } = await params;
	const { actor, at } = await teamContext();
	const found = await findForStaff(actor, id, at);
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const { reference, token, speaks } = found.value;
	const query = await searchParams;
	const wanted = textOf(query, "sprache");
	const locale = isOffered(wanted) ? wanted : toOffered(speaks ?? "");
	const catalog = await getCatalog(locale, at);
	const appointment = await findAppointment(reference, token, at);
	const station = appointment && findStation(catalog, appointment.stationSlug);
	if (!appointment || !station) return <StaffRefused kind="missing" />;
	const t = await getTranslations("slip");
	const words = await getTranslations("team.appointment");
	const asked = textOf(query, "format");
	const format = FORMATS.find((one) => one === asked) ?? "a6";
	const slip = { appointment, station, catalog, locale };
	return (
		<TabTitle title={t("title")}>
			<main id="inhalt" tabIndex={-1} className="team-main">
				<div className="no-print flex flex-col gap-16">
					<h1 className="kern-heading-medium">{t("title")}</h1>
					<LinkSwitch
						label={t("formats")}
						links={FORMATS.map((one) => ({
							href: team.slip(id, { format: one, locale }),
							text: t(one),
							isCurrent: one === format,
						}))}
					/>
					<form className="flex flex-wrap items-end gap-16 [&>*]:min-w-0">
						<HiddenFields fields={{ format }} />
						<FilterFields
							asked={{ sprache: locale }}
							fields={[
								{
									type: "list",
									name: "sprache",
									label: words("slipLanguage"),
									options: languages().map((value) => ({
										value,
										text: germanNameOf(value),
									})),
								},
							]}
						/>
						<Button variant="secondary">{words("slipShow")}</Button>
					</form>
					<div className="flex flex-wrap gap-16">
						<PrintButton text={t("print")} />
						<ButtonLink variant="secondary" href={team.appointment(id)}>
							{t("back")}
						</ButtonLink>
					</div>
				</div>
				<section
					className={`slip slip-${format}`}
					aria-label={t("sheet")}
					lang={langOf(locale)}
					dir={directionOf(locale)}
				>
					{format === "a6" ? <SmallSlip {...slip} /> : <LargeSlip {...slip} />}
				</section>
			</main>
		</TabTitle>
	);
}
