import { getTranslations } from "next-intl/server";
import { askedView } from "#components/calendar/asked-view.ts";
import { Calendar } from "#components/calendar/calendar.tsx";
import type { WhenContext } from "#components/calendar/context.ts";
import { planOf } from "#components/calendar/plan.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Select } from "#components/ui/select.tsx";
import { mergeDays } from "#lib/availability/rules/free-times.ts";
import type { Service } from "#lib/catalog/catalog.ts";
import { offeredServices } from "#lib/catalog/catalog.ts";
import { askedFor } from "#lib/catalog/rules/selection.ts";
import { query } from "#lib/paths/citizen.ts";
import { CALENDAR_PREVIEW_PATH } from "#lib/paths/planning.ts";
import { previewDays } from "#lib/planning/outlook/queries/preview-days.ts";
import { partOf, type Sent, textOf, textsOf } from "#lib/sent.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { draftOf } from "../_roster/draft.ts";

/** What the calendar's own links say; everything else is the form's. */
const OWN = ["ansicht", "monat", "tag", "dienst", "zeit"];

/** The citizens' calendar with a roster that is not saved: the same function, the same components. */
export default async function CalendarPreviewPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const context = await planningContext(params);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, at, station } = context;
	const t = await getTranslations("roster.publicPreview");
	const sent = partOf(params, (name) => !OWN.includes(name));
	const draft = await draftOf(actor, sent, at);
	const frame = {
		title: t("title"),
		current: "roster" as const,
		context: { ...context, stations: [] },
	};
	if (draft.kind !== "whole")
		return (
			<PlanningPage {...frame}>
				<Alert kind="danger" title={t("broken")} />
			</PlanningPage>
		);
	const services = offeredServices(draft.catalog).filter(
		({ bookable }) => bookable,
	);
	const service =
		services.find(({ slug }) => slug === textOf(params, "dienst")) ??
		services.find(({ popular }) => popular) ??
		services[0];
	if (!service) return <StaffRefused kind="missing" />;
	const today = civilDateOf(at);
	const { before, after } = await previewDays(
		draft.roster,
		draft.after,
		askedFor([{ service, quantity: 1 }], draft.catalog.limits),
		at,
	);
	const days = mergeDays([{ stationId: station.id, days: after }]);
	const until = addDays(today, draft.roster.house.rules.horizonDays);
	const plan = planOf(days, askedView(params), today, until);
	const pairs = Object.keys(sent).flatMap((name) =>
		textsOf(sent, name).map((value): [string, string] => [name, value]),
	);
	const address: WhenContext["address"] = ({ view, month, day }) =>
		`${CALENDAR_PREVIEW_PATH}${query([
			...pairs,
			["dienst", service.slug],
			["ansicht", view],
			["monat", month],
			["tag", day],
		])}`;
	const calendar: WhenContext = {
		catalog: draft.catalog,
		stations: [draft.station],
		hold: null,
		today,
		address,
		stationAddress: () => address({}),
		// Pressing a time books nothing: it asks for this page again.
		form: {
			action: CALENDAR_PREVIEW_PATH,
			fields: { ...sent, dienst: service.slug },
		},
	};
	const count = (list: readonly { starts: readonly number[] }[]) =>
		list.reduce((sum, { starts }) => sum + starts.length, 0);
	return (
		<PlanningPage
			{...frame}
			before={
				<Alert kind="info" title={t("notice")}>
					<p>{t("noticeText")}</p>
					{draft.roster.house.isOnline ? null : <p>{t("offline")}</p>}
				</Alert>
			}
		>
			<ServiceChoice services={services} chosen={service} sent={sent} />
			<p className="font-bold">
				{t("compare", { before: count(before), after: count(after) })}
			</p>
			<div className="max-w-column">
				{plan.earliest ? (
					<Calendar {...calendar} plan={plan} days={days} />
				) : (
					<p>{t("nothing")}</p>
				)}
			</div>
		</PlanningPage>
	);
}

async function ServiceChoice({
	services,
	chosen,
	sent,
}: {
	services: readonly Service[];
	chosen: Service;
	sent: Sent;
}) {
	const t = await getTranslations("roster.publicPreview");
	return (
		<form
			action={CALENDAR_PREVIEW_PATH}
			className="flex max-w-column flex-wrap items-end gap-16"
		>
			<HiddenFields fields={sent} />
			<Select
				name="dienst"
				label={t("service")}
				value={chosen.slug}
				options={services.map(({ slug, text }) => ({
					value: slug,
					text: text.name,
				}))}
			/>
			<button type="submit" className="team-button">
				{t("show")}
			</button>
		</form>
	);
}
