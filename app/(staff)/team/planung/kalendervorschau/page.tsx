import { getTranslations } from "next-intl/server";
import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { Calendar } from "#app/[locale]/(citizen)/termine/zeit/_month/calendar.tsx";
import { askedView } from "#app/[locale]/(citizen)/termine/zeit/_parts/asked-view.ts";
import type { WhenContext } from "#app/[locale]/(citizen)/termine/zeit/_parts/context.ts";
import { planOf } from "#app/[locale]/(citizen)/termine/zeit/_parts/plan.ts";
import type { Values } from "#components/staff/staff-form-state.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Select } from "#components/ui/select.tsx";
import { mergeDays } from "#lib/availability/rules/free-times.ts";
import type { Service } from "#lib/catalog/catalog.ts";
import { query } from "#lib/paths/citizen.ts";
import { CALENDAR_PREVIEW_PATH } from "#lib/paths/planning.ts";
import { previewDays } from "#lib/planning/outlook/queries/preview-days.ts";
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
	searchParams: Promise<SearchParams>;
}) {
	const params = await searchParams;
	const context = await planningContext(params);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, at, station } = context;
	const t = await getTranslations("roster.publicPreview");
	const sent = sentValues(params);
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
	const services = draft.catalog.services.filter(({ bookable }) => bookable);
	const service =
		services.find(({ slug }) => slug === firstOf(params.dienst)) ??
		services.find(({ popular }) => popular) ??
		services[0];
	if (!service) return <StaffRefused kind="missing" />;
	const today = civilDateOf(at);
	const { before, after } = await previewDays(
		draft.roster,
		draft.after,
		{ serviceId: service.id, minutes: service.durationMinutes },
		at,
	);
	const days = mergeDays([{ stationId: station.id, days: after }]);
	const until = addDays(today, draft.roster.house.rules.horizonDays);
	const plan = planOf(days, askedView(params), today, until);
	const address: WhenContext["address"] = ({ view, month, day }) =>
		`${CALENDAR_PREVIEW_PATH}${query([
			...Object.entries(sent).flatMap(([name, values]) =>
				values.map((value): [string, string] => [name, value]),
			),
			["dienst", service.slug],
			["ansicht", view],
			["monat", month],
			["tag", day],
		])}`;
	const calendar: WhenContext = {
		catalog: draft.catalog,
		stations: [draft.station],
		services: [service.slug],
		hold: null,
		today,
		address,
		stationAddress: () => address({}),
		// Pressing a time books nothing: it asks for this page again.
		form: {
			action: CALENDAR_PREVIEW_PATH,
			fields: [
				...Object.entries(sent).flatMap(([name, values]) =>
					values.map((value) => [name, value] as const),
				),
				["dienst", service.slug],
			],
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

function sentValues(params: SearchParams): Values {
	return Object.fromEntries(
		Object.entries(params)
			.filter(([name]) => !OWN.includes(name))
			.map(([name, value]) => [
				name,
				Array.isArray(value) ? value : value === undefined ? [] : [value],
			]),
	);
}

async function ServiceChoice({
	services,
	chosen,
	sent,
}: {
	services: readonly Service[];
	chosen: Service;
	sent: Values;
}) {
	const t = await getTranslations("roster.publicPreview");
	return (
		<form
			action={CALENDAR_PREVIEW_PATH}
			className="flex max-w-column flex-wrap items-end gap-16"
		>
			{Object.entries(sent).flatMap(([name, values]) =>
				values.map((value) => (
					<input
						key={`${name} ${value}`}
						type="hidden"
						name={name}
						value={value}
					/>
				)),
			)}
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
