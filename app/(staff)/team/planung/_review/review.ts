import "server-only";
import { getTranslations } from "next-intl/server";
import { type Opening, opensOn } from "#lib/availability/rules/opening.ts";
import { capacityOf } from "#lib/planning/outlook/rules/capacity.ts";
import { changesBetween } from "#lib/planning/roster/rules/changes.ts";
import { findConflicts } from "#lib/planning/roster/rules/conflicts.ts";
import {
	dayDesksOf,
	type RosterPlan,
} from "#lib/planning/roster/rules/plan.ts";
import { formatDate } from "#lib/text/format.ts";
import { addDays, type CivilDate, civilDateOf, mondayOf } from "#lib/time.ts";
import { hoursText } from "../_frame/hours-text.ts";
import { conflictLines } from "../_roster/conflict-words.ts";
import type { Draft } from "../_roster/draft.ts";
import type { Review } from "../_roster/roster-form-state.ts";
import { rosterLines } from "./change-lines.ts";
import type { ImpactView } from "./impact-fields.ts";

const CHANNELS = ["online", "staff", "walk-in"] as const;

/** What a draft would do, in words. */
export async function reviewOf(
	draft: Extract<Draft, { kind: "whole" }>,
	impact: ImpactView,
): Promise<Review> {
	const { roster, after, catalog, station } = draft;
	const t = await getTranslations("roster");
	const known = new Set(
		findConflicts(roster.plan, roster.house).map((one) => JSON.stringify(one)),
	);
	const warnings = findConflicts(after, roster.house).filter(
		(one) => !known.has(JSON.stringify(one)),
	);
	const lines = await conflictLines(warnings, {
		plan: after,
		house: roster.house,
		catalog,
		station: station.slug,
	});
	const monday = shownWeek(draft);
	const minutes = (plan: RosterPlan) => {
		const week = capacityOf(
			{ ...roster, openings: plan.openings, desks: dayDesksOf(plan) },
			monday,
			addDays(monday, 6),
		);
		return (channel: (typeof CHANNELS)[number]) =>
			week.reduce((sum, day) => sum + day.minutes[channel], 0);
	};
	const was = minutes(roster.plan);
	const is = minutes(after);
	return {
		impact,
		changes: await rosterLines(roster.plan, after),
		warnings: lines.map(({ text }) => text),
		week: t("form.perWeek", {
			from: formatDate(monday, "de", "plain"),
			until: formatDate(addDays(monday, 6), "de", "year"),
		}),
		minutes: CHANNELS.filter((channel) => was(channel) !== is(channel)).map(
			(channel) => ({
				channel: t(`channels.${channel}`),
				before: hoursText(was(channel)),
				after: hoursText(is(channel)),
			}),
		),
	};
}

/** The first week in which the change shows. */
function shownWeek({
	roster,
	after,
}: Extract<Draft, { kind: "whole" }>): CivilDate {
	const today = civilDateOf(roster.house.now);
	const firstDays = changesBetween(roster.plan, after).map((change) => {
		switch (change.kind) {
			case "opening-added":
			case "opening-removed":
				return firstDay(change.opening, today);
			case "opening-changed":
				return [
					firstDay(change.before, today),
					firstDay(change.after, today),
				].sort()[0];
			case "own-day-added":
			case "own-day-removed":
				return change.date;
			default:
				return today;
		}
	});
	const [first = today] = firstDays.filter((day) => day !== undefined).sort();
	return mondayOf(first < today ? today : first);
}

/** The first of its days that is not over; so far ahead that each rhythm has come. */
function firstDay(opening: Opening, today: CivilDate): CivilDate {
	const from = opening.date ?? opening.validFrom;
	const begin = from < today ? today : from;
	for (let day = 0; day <= 62; day++) {
		const date = addDays(begin, day);
		if (opensOn(opening, date)) return date;
	}
	return begin;
}
