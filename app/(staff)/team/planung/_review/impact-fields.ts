import { parseCivilDate } from "#lib/civil-date.ts";
import type { Decision } from "#lib/planning/change/rules/decision.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** Whom a change concerns, in words: what a form shows before anything is saved (impact-part.tsx). */
export interface ImpactView {
	/** "40 Termine sind betroffen" */
	title: string;
	text: string;
	rows: readonly ImpactRow[];
	/** Whom an earlier change concerned, and this one takes that back. */
	returning: readonly ReturningRow[];
	/** `version` of the plan it was worked out for. */
	version: number;
	/** Whoever is cancelled is told why. */
	cancelReason: string;
	texts: {
		when: string;
		who: string;
		what: string;
		told: string;
		returning: string;
		becomes: string;
		way: string;
		wayFor: string;
		all: string;
		/** What can be chosen for everybody. */
		common: readonly { value: string; text: string }[];
		allWays: readonly { value: string; text: string }[];
		cancelReason: string;
		/** The reason need not be given otherwise. */
		cancelReasonWhen: string;
		cancelReasonHint: string;
	};
}

/** Nobody decides anything about them: what becomes of them is said. */
interface ReturningRow {
	id: string;
	when: string;
	name: string;
	phone: string | null;
	becomes: string;
	told: string;
}

interface ImpactRow {
	id: string;
	when: string;
	/** Weekday and desk. */
	where: string;
	name: string;
	phone: string | null;
	services: string;
	told: string;
	/** What is chosen for it, and what else there is besides what everybody can have. */
	value: string;
	options: readonly { value: string; text: string }[];
}

/** Hidden fields by which a form knows what its page showed. */
export const KEY = "schluessel";
export const VERSION = "planstand";
export const CANCEL_REASON = "absagegrund";
export const ALL = "alle";
/** For which fields the impact was shown. */
export const LOOKED = "angesehen";
/** Ticked: the house is open on a day on which it is not otherwise. */
export const SPECIAL_DAY = "sondertag";

export const wayField = (id: string) => `weg-${id}`;

/** The decisions of a form that showed its impact; null: one is missing or cannot be read. */
export function sentDecisions(sent: Sent): Map<string, Decision> | null {
	const decisions = new Map<string, Decision>();
	const reason = textOf(sent, CANCEL_REASON).trim();
	for (const name of Object.keys(sent)) {
		if (!name.startsWith("weg-")) continue;
		const decision = decisionOf(textOf(sent, name), reason);
		if (!decision) return null;
		decisions.set(name.slice(4), decision);
	}
	return decisions;
}

/** What is wrong with the reason for those who are cancelled. */
export function cancelProblem(
	sent: Sent,
): "cancel-reason-missing" | "cancel-reason-long" | null {
	const cancels = Object.keys(sent).some(
		(name) => name.startsWith("weg-") && textOf(sent, name) === "cancel",
	);
	if (!cancels) return null;
	const reason = textOf(sent, CANCEL_REASON).trim();
	if (reason === "") return "cancel-reason-missing";
	return reason.length > 500 ? "cancel-reason-long" : null;
}

/** Whether a button was pressed that decides for all at once. */
export const isDecidedForAll = (sent: Sent) => textOf(sent, ALL) !== "";

function decisionOf(value: string, reason: string): Decision | null {
	if (value === "desk" || value === "keep") return { way: value };
	if (value === "callFirst") return { way: "move", time: null };
	if (value === "cancel") return { way: "cancel", reason };
	const [way, station = "", day = "", start = ""] = value.split("|");
	const date = parseCivilDate(day);
	if (way !== "move" || !date || !/^\d{1,9}$/.test(station)) return null;
	if (!/^\d{1,4}$/.test(start) || Number(start) >= 1440) return null;
	return {
		way,
		time: { stationId: Number(station), date, start: Number(start) },
	};
}
