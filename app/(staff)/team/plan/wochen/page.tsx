import "#app/_styles/planning.css";
import "./_parts/weeks.css";
import { getTranslations } from "next-intl/server";
import { ChannelLegend } from "#app/(staff)/team/planung/_roster/channel-mark.tsx";
import { PrintButton } from "#components/page/print-button.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import { planning } from "#lib/paths/planning.ts";
import { team } from "#lib/paths/staff.ts";
import { getDeskWeeks } from "#lib/planning/outlook/queries/get-desk-weeks.ts";
import type { Sent } from "#lib/sent.ts";
import { formatDate } from "#lib/text/format.ts";
import { addDays, civilDateOf, datesBetween } from "#lib/time.ts";
import { teamContext } from "../../_frame/team-context.ts";
import { TeamPage } from "../../_frame/team-page.tsx";
import { ALL_STATIONS, askedWeeks, MOST_WEEKS } from "./_parts/asked-weeks.ts";
import { ConflictAlert } from "./_parts/conflict-alert.tsx";
import { WeekByDay } from "./_parts/week-by-day.tsx";
import { WeekSheet } from "./_parts/week-sheet.tsx";
import { WeeksFilter } from "./_parts/weeks-filter.tsx";
import type { ShownStation, WeeksView } from "./_parts/weeks-view.ts";

/** All desks of the stations somebody works in, over weeks: who is served when, and where it does not fit. */
export default async function DeskWeeksPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const { actor, catalog, stations, station: here, at } = await teamContext();
	const today = civilDateOf(at);
	const services = catalog.services.filter(
		({ bookable, isOffered }) => bookable && isOffered,
	);
	const asked = askedWeeks(await searchParams, {
		stations,
		here,
		services,
		today,
	});
	const found = await getDeskWeeks(
		actor,
		asked.stations.map(({ id }) => id),
		[asked.monday, asked.until],
		at,
	);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("team.plan.weeks");
	const plan = await getTranslations("team.plan");
	const all = found.value.stations.flatMap((one): ShownStation[] => {
		const station = asked.stations.find(({ id }) => id === one.stationId);
		return station
			? [{ ...one, slug: station.slug, name: station.text.name }]
			: [];
	});
	// A desk of another station, out of an old address, is no choice.
	const deskId = all.some(({ desks }) =>
		desks.some(({ desk }) => desk.id === asked.deskId),
	)
		? asked.deskId
		: null;
	const shown = all.map((station) => ({
		...station,
		desks: station.desks.filter(
			({ desk }) =>
				(deskId === null || desk.id === deskId) &&
				(asked.service === null ||
					desk.serves === null ||
					desk.serves.includes(asked.service.id)),
		),
	}));
	const view: WeeksView = {
		today,
		holidayOn: publicHolidayOn,
		reasons: found.value.reasons,
		serviceNames: new Map(
			catalog.services.map(({ id, text }) => [id, text.name]),
		),
		mayPlan: new Set(
			asked.stations
				.filter(({ id }) => may(actor, "roster:write", id))
				.map(({ slug }) => slug),
		),
	};
	const [first] = asked.stations;
	const slug = asked.stations.length > 1 ? ALL_STATIONS : first?.slug;
	const weeksFrom = (from: typeof asked.monday) =>
		team.deskWeeks({
			station: slug,
			from,
			weeks: asked.weeks,
			desk: deskId ?? undefined,
			service: asked.service?.slug,
		});
	const length = asked.weeks * 7;
	return (
		<TeamPage title={t("title")} current="plan" actor={actor}>
			<WeeksFilter
				asked={{ ...asked, deskId }}
				stations={stations}
				services={services}
				desks={all.flatMap(({ name, desks }) =>
					desks.map(({ desk }) => ({
						value: String(desk.id),
						text: all.length > 1 ? `${name}: ${desk.name}` : desk.name,
					})),
				)}
			/>
			<div className="flex flex-wrap items-end gap-8 no-print">
				<nav aria-label={t("ways")} className="flex flex-wrap gap-8">
					<a
						className="team-button"
						href={weeksFrom(addDays(asked.monday, -length))}
					>
						{t("before")}
					</a>
					<a className="team-button" href={weeksFrom(today)}>
						{t("now")}
					</a>
					<a
						className="team-button"
						href={weeksFrom(addDays(asked.monday, length))}
					>
						{t("after")}
					</a>
				</nav>
				<a
					className="team-button"
					href={team.plan(
						first && slug !== ALL_STATIONS ? { station: first.slug } : {},
					)}
				>
					{t("toPlan")}
				</a>
				{first && view.mayPlan.has(first.slug) ? (
					<a
						className="team-button"
						href={planning.roster(first.slug, { week: asked.monday })}
					>
						{t("toRoster")}
					</a>
				) : null}
				<PrintButton text={plan("print")} />
			</div>
			<p className="desk-weeks-range">
				<strong>
					{asked.stations.map(({ text }) => text.name).join(", ")}
				</strong>
				{", "}
				{t("range", {
					from: formatDate(asked.monday, "de", "plain"),
					until: formatDate(asked.until, "de", "year"),
				})}
				{asked.service ? ` · ${asked.service.text.name}` : ""}
			</p>
			{asked.isCut ? (
				<p role="status">
					{t("cut", {
						stations: asked.stations.length,
						weeks: asked.weeks,
						most: MOST_WEEKS,
					})}
				</p>
			) : null}
			<NoDesks all={all} shown={shown} mayPlan={view.mayPlan} />
			{shown.some(({ desks }) => desks.length > 0) ? (
				<>
					<ConflictAlert stations={shown} />
					<ChannelLegend />
					{Array.from({ length: asked.weeks }, (_, index) => {
						const monday = addDays(asked.monday, index * 7);
						const dates = datesBetween(monday, addDays(monday, 6)).filter(
							(date) => shown.some((one) => one.shown.has(date)),
						);
						const title = t("week", {
							from: formatDate(monday, "de", "plain"),
							until: formatDate(addDays(monday, 6), "de", "year"),
						});
						const filled = shown.filter(({ desks }) => desks.length > 0);
						return (
							<section key={monday} className="desk-week">
								<h2 className="kern-heading-small">{title}</h2>
								<WeekSheet
									title={title}
									dates={dates}
									stations={filled}
									view={view}
								/>
								<WeekByDay dates={dates} stations={filled} view={view} />
							</section>
						);
					})}
				</>
			) : null}
		</TeamPage>
	);
}

/** A station that has none yet, and a choice that fits none. */
async function NoDesks({
	all,
	shown,
	mayPlan,
}: {
	all: readonly ShownStation[];
	shown: readonly ShownStation[];
	mayPlan: ReadonlySet<string>;
}) {
	const t = await getTranslations("team.plan.weeks");
	const empty = all.filter(({ desks }) => desks.length === 0);
	const isNothingLeft =
		empty.length < all.length && shown.every(({ desks }) => desks.length === 0);
	return (
		<>
			{empty.map(({ slug, name }) => (
				<p key={slug}>
					{all.length > 1 ? `${name}: ` : ""}
					{t("noDesks")}{" "}
					{mayPlan.has(slug) ? (
						<a href={planning.desk(slug)}>{t("newDesk")}</a>
					) : null}
				</p>
			))}
			{isNothingLeft ? <p>{t("noneFits")}</p> : null}
		</>
	);
}
