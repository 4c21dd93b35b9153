import type { useTranslations } from "next-intl";
import type { CallReason, DeskView, WaitingEntry } from "#lib/queue/queue.ts";
import { hasWalk, stepOf } from "#lib/queue/walk/rules/walk.ts";
import type { Stuck } from "#lib/queue/walk/walk.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { shortClockOf } from "../_frame/clock-of.ts";

type InTeam = ReturnType<typeof useTranslations<"team">>;

/** So many share a reason before it is said once above them all. */
const MANY = 3;

/**
 * The reasons that are said once for all whom they hold for, if there are many: without an appointment, one after the other,
 * which says nothing more of a person. Who has waited long is among them while the wait itself stands in the line and stands
 * out there.
 */
export function commonReasons(
	waiting: readonly { reason: CallReason }[],
	{ showsWait }: { showsWait: boolean },
): ReadonlySet<CallReason> {
	const common = new Set<CallReason>(
		showsWait ? ["walk-in", "waited-long"] : ["walk-in"],
	);
	const count = waiting.filter(({ reason }) => common.has(reason)).length;
	return count >= MANY ? common : new Set();
}

/** Why somebody stands where they stand, and what to know before calling them, in as few words as there can be. */
export function whyInShort(
	{ reason, startsAt, forDeskId, speaks, note, walk }: WaitingEntry,
	{
		common,
		desks,
		stuck,
		t,
	}: {
		/** Said already. */
		common: ReadonlySet<CallReason>;
		desks: readonly DeskView[];
		/** Left out: what they are here for is done as it was planned. */
		stuck?: Stuck | undefined;
		t: InTeam;
	},
): string {
	const forDesk = desks.find(({ id }) => id === forDeskId);
	const time = startsAt === null ? "" : shortClockOf(startsAt);
	return [
		// Before all else: what comes last is cut off where the column is narrow.
		...(hasWalk(walk) ? [t("walk.inShort", stepOf(walk))] : []),
		...(stuck
			? [t(stuck.canPlanAnew ? "walk.anewShort" : "walk.nobodysShort")]
			: []),
		...(common.has(reason) ? [] : [t(`reasonsShort.${reason}`, { time })]),
		// Their time says more than how they came to be where they are.
		...(time && !SAYS_TIME.includes(reason)
			? [t("appointmentShort", { time })]
			: []),
		...(forDesk ? [t("onlyFor", { desk: forDesk.name })] : []),
		...(speaks ? [germanNameOf(speaks)] : []),
		...(note ? [t("hasNote")] : []),
	].join(" · ");
}

const SAYS_TIME: readonly CallReason[] = [
	"appointment-due",
	"late-appointment",
	"early-appointment",
];
