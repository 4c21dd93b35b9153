import "server-only";
import { getTranslations } from "next-intl/server";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { SavedChange } from "#lib/planning/roster/queries/list-plan-changes.ts";
import {
	changesBetween,
	type RosterChange,
} from "#lib/planning/roster/rules/changes.ts";
import type {
	PlannedDesk,
	RosterPlan,
} from "#lib/planning/roster/rules/plan.ts";
import { formatDate, formatList } from "#lib/text/format.ts";
import { rosterWords } from "../_roster/roster-words.ts";
import { ruleLines } from "./rule-lines.ts";

/** What somebody changed, one sentence each. */
export async function changeLines({ what }: SavedChange): Promise<string[]> {
	const t = await getTranslations("roster.history");
	switch (what.kind) {
		case "roster":
			return rosterLines(what.before, what.after);
		case "rules":
			return ruleLines(what.before, what.after);
		case "other":
			return [t("kind.other")];
	}
}

export async function rosterLines(
	before: RosterPlan,
	after: RosterPlan,
): Promise<string[]> {
	const t = await getTranslations("roster.change");
	const roster = await getTranslations("roster");
	const words = await rosterWords(before.desks, after.desks);
	const { services } = await getCatalog("de");
	const servicesOf = ({ serves }: PlannedDesk) =>
		serves === null
			? roster("servesAll")
			: formatList(
					services
						.filter(({ id }) => serves.includes(id))
						.map(({ text }) => text.name),
					"de",
				);
	const lineOf = (change: RosterChange): string => {
		switch (change.kind) {
			case "opening-added":
			case "opening-removed":
				return t(change.kind, { opening: words.opening(change.opening) });
			case "opening-changed":
				return t(change.kind, {
					before: details(change.before),
					after: details(change.after),
				});
			case "desk-renamed":
				return t(change.kind, {
					before: change.before.name,
					after: change.after.name,
				});
			case "desk-serves":
				return t(change.kind, {
					desk: change.desk.name,
					services: servicesOf(change.desk),
				});
			case "desk-moved":
				return t(change.kind, {
					desk: change.desk.name,
					position: change.desk.position,
				});
			case "own-day-added":
			case "own-day-removed":
				return t(change.kind, {
					desk: change.desk.name,
					date: formatDate(change.date, "de", "long"),
				});
			default:
				return t(change.kind, { desk: change.desk.name });
		}
	};
	/** Also what the short sentence leaves out. */
	const details = (opening: Parameters<typeof words.opening>[0]) =>
		[
			words.opening(opening),
			...(opening.channel === "walk-in"
				? []
				: [t("bookable", { release: words.release(opening) })]),
			...(opening.kind === "single"
				? []
				: [t("valid", { valid: words.valid(opening) })]),
		].join(", ");
	return changesBetween(before, after).map(lineOf);
}
