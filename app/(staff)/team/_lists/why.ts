import type { useTranslations } from "next-intl";
import type { CallReason, DeskView, WaitingEntry } from "#lib/queue/queue.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { shortClockOf } from "../_frame/clock-of.ts";

type InTeam = ReturnType<typeof useTranslations<"team">>;

/** Those of them say nothing more of whom they stand with: said once, they need not stand in each line. */
const COMMON = ["walk-in", "waited-long"] as const;
type Common = (typeof COMMON)[number];

/** So many share a reason before it is said once above them all. */
const MANY = 3;

/** The reason that most people share, if it is one that can be said for all of them at once; null: none is. */
export function commonReason(
	waiting: readonly { reason: CallReason }[],
): Common | null {
	const counts = COMMON.map((reason) => ({
		reason,
		count: waiting.filter((one) => one.reason === reason).length,
	}));
	const [most] = counts.sort((a, b) => b.count - a.count);
	return most && most.count >= MANY ? most.reason : null;
}

/** Why somebody stands where they stand, and what to know before calling them, in as few words as there can be. */
export function whyInShort(
	{ reason, startsAt, forDeskId, speaks, note }: WaitingEntry,
	{
		common,
		desks,
		t,
	}: { common: Common | null; desks: readonly DeskView[]; t: InTeam },
): string {
	const forDesk = desks.find(({ id }) => id === forDeskId);
	const time = startsAt === null ? "" : shortClockOf(startsAt);
	return [
		...(reason === common ? [] : [t(`reasonsShort.${reason}`, { time })]),
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
