import { getTranslations } from "next-intl/server";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { planning } from "#lib/paths/planning.ts";
import type {
	Conflict,
	HouseFacts,
} from "#lib/planning/roster/rules/conflicts.ts";
import type { RosterPlan } from "#lib/planning/roster/rules/plan.ts";
import {
	formatDate,
	formatList,
	formatSpan,
	formatWeekday,
} from "#lib/text/format.ts";
import type { Weekday } from "#lib/time.ts";
import { rosterWords } from "./roster-words.ts";

export interface ConflictLine {
	text: string;
	/** Where it is put right. */
	fix: { text: string; href: string } | null;
}

/** What does not fit, in words, and where to put it right. */
export async function conflictLines(
	conflicts: readonly Conflict[],
	{
		plan,
		house,
		catalog,
		station,
	}: {
		plan: RosterPlan;
		house: HouseFacts;
		catalog: Catalog;
		/** Its slug. */
		station: string;
	},
): Promise<ConflictLine[]> {
	const t = await getTranslations("roster.conflicts");
	const words = await rosterWords(plan.desks);
	const opening = (id: number) => plan.openings.find((one) => one.id === id);
	const sentence = (id: number) => {
		const found = opening(id);
		return found ? words.opening(found) : "";
	};
	const weekdayName = (weekday: Weekday) =>
		formatWeekday(weekday, "de", "long");
	const hoursOf = (weekday: Weekday) => {
		const spans = house.buildingHours
			.filter((hours) => hours.weekday === weekday)
			.map(({ from, until }) => formatSpan(from, until, "de"));
		return spans.length > 0
			? t("hoursAre", {
					weekday: weekdayName(weekday),
					hours: formatList(spans, "de"),
				})
			: t("hoursNone", { weekday: weekdayName(weekday) });
	};
	// What is not saved yet has no page of its own.
	const fixOpening = (id: number) =>
		id > 0
			? { text: t("fix.opening"), href: planning.opening(station, { id }) }
			: null;
	function lineOf(conflict: Conflict): ConflictLine {
		switch (conflict.kind) {
			case "overlap": {
				const [first, second] = conflict.openingIds;
				return {
					text: t("overlap", {
						desk: words.desk(conflict.deskId),
						date: formatDate(conflict.date, "de", "long"),
						first: sentence(first),
						second: sentence(second),
					}),
					fix: fixOpening(first > 0 ? first : second),
				};
			}
			case "special-day":
				return {
					text: t("special-day", { opening: sentence(conflict.openingId) }),
					fix: {
						text: t("fix.words"),
						href: `${planning.rules(station)}#wordsDe`,
					},
				};
			case "outside-hours":
				return {
					text: t("outside-hours", {
						opening: sentence(conflict.openingId),
						hours: hoursOf(conflict.weekday),
					}),
					fix: fixOpening(conflict.openingId) ?? {
						text: t("fix.hours"),
						href: `${planning.rules(station)}#hours`,
					},
				};
			case "idle-desk":
				return {
					text: t("idle-desk", {
						desk: words.desk(conflict.deskId),
						opening: sentence(conflict.openingId),
					}),
					fix: {
						text: t("fix.desk"),
						href: planning.desk(station, conflict.deskId),
					},
				};
			case "release-beyond":
				return {
					text: t("release-beyond", {
						opening: sentence(conflict.openingId),
						days: conflict.horizonDays,
					}),
					fix: fixOpening(conflict.openingId),
				};
			case "never":
			case "over":
			case "release-past":
				return {
					text: t(conflict.kind, { opening: sentence(conflict.openingId) }),
					fix: fixOpening(conflict.openingId),
				};
			case "unserved": {
				const service = catalog.services.find(
					({ id }) => id === conflict.serviceId,
				);
				return {
					text: t("unserved", { service: service?.text.name ?? "" }),
					fix: {
						text: t("fix.newDesk"),
						href: `${planning.roster(station)}#plan`,
					},
				};
			}
			case "few-walk-ins":
				return {
					text: t("few-walk-ins", {
						weekday: weekdayName(conflict.weekday),
						percent: conflict.percent,
						wanted: conflict.wanted,
					}),
					fix: {
						text: t("fix.rules"),
						href: `${planning.rules(station)}#booking`,
					},
				};
		}
	}
	return conflicts.map(lineOf);
}
