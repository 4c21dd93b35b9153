import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import type { Opening } from "#lib/availability/rules/opening.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import type { StationRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { type CivilDate, civilDateOf, weekdayOf } from "#lib/time.ts";
import { askedId } from "../_frame/asked.ts";
import { rosterContext } from "../_frame/planning-context.ts";
import { openingFields, openingValues } from "../_roster/opening-fields.ts";
import { RosterFormPage } from "../_roster/roster-form-page.tsx";

/** One opening: which desks, when, for whom. */
export default async function OpeningPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const found = await rosterContext(params);
	if (!found) return <StaffRefused kind="forbidden" />;
	const { context, roster } = found;
	const { at } = context;
	const id = askedId(params, "id");
	const opening = roster.plan.openings.find((one) => one.id === id);
	if (id !== null && !opening) return <StaffRefused kind="missing" />;
	const t = await getTranslations("roster.opening");
	const today = civilDateOf(at);
	const day = parseCivilDate(textOf(params, "tag")) ?? today;
	return (
		<RosterFormPage
			context={context}
			roster={roster}
			title={opening ? t("edit") : t("new")}
			kind="opening"
			fields={await openingFields(roster.plan.desks, opening !== undefined)}
			sent={{
				id: [id === null ? "" : String(id)],
				...openingValues(
					opening ?? newOpening(roster, askedId(params, "platz"), day, today),
				),
			}}
			removable={opening !== undefined}
		/>
	);
}

/** What a new one begins with: each week on that day, when the house is open. */
function newOpening(
	{ house, release }: StationRoster,
	deskId: number | null,
	day: CivilDate,
	today: CivilDate,
): Omit<Opening, "id"> {
	const weekday = weekdayOf(day);
	const hours = house.buildingHours.find((one) => one.weekday === weekday);
	return {
		deskIds: deskId === null ? [] : [deskId],
		kind: "weekly",
		weekday,
		everyWeeks: 1,
		weekOfMonth: null,
		date: day,
		from: hours?.from ?? 480,
		until: hours?.until ?? 960,
		validFrom: day < today ? today : day,
		validUntil: null,
		channel: house.isOnline ? "online" : "walk-in",
		releaseDaysBefore: release.daysBefore,
		releaseMinute: release.minute,
		byLot: house.isOnline && release.byLot,
	};
}
