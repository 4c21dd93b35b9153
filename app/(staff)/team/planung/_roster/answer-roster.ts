import { type Notice, untouched } from "#components/form/form-state.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import "server-only";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { planning } from "#lib/paths/planning.ts";
import { findRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { findSavedChange } from "#lib/planning/roster/queries/list-plan-changes.ts";
import { blockingConflicts } from "#lib/planning/roster/rules/conflicts.ts";
import { isSamePlan } from "#lib/planning/roster/rules/plan.ts";
import { changedMeanwhile } from "../_review/changed-meanwhile.ts";
import {
	KEY,
	SPECIAL_DAY,
	VERSION,
	wayField,
} from "../_review/impact-fields.ts";
import { reviewOf } from "../_review/review.ts";
import { saveAnswer } from "../_review/save-answer.ts";
import { conflictLines } from "./conflict-words.ts";
import { type Draft, draftOf } from "./draft.ts";
import type { RosterFormState } from "./roster-form-state.ts";

type Answer = { saved: string } | { state: RosterFormState };
type Whole = Extract<Draft, { kind: "whole" }>;

/** What a press on one of the form's buttons leads to; nothing typed is ever lost on the way. */
export async function answerRoster(
	actor: Actor,
	received: Sent,
	now: Temporal.Instant,
): Promise<Answer> {
	const intent = textOf(received, "intent");
	// A deletion stays one on the way to its review and back; other times are asked about anew.
	const sent: Sent =
		intent === "remove"
			? { ...received, remove: ["1"] }
			: intent === "edit"
				? { ...received, remove: [], [SPECIAL_DAY]: [] }
				: received;
	const again = (more: Partial<RosterFormState>): Answer => ({
		state: {
			...untouched(sent),
			asksSpecialDay: textOf(sent, SPECIAL_DAY) !== "",
			review: null,
			...more,
		},
	});
	const draft = await draftOf(actor, sent, now);
	if (draft.kind === "forbidden")
		return again(await refusedState(sent, "forbidden"));
	if (draft.kind === "gone") return again({ notice: await goneNotice() });
	if (draft.kind === "problems")
		return again({ errors: await inWords(draft.errors) });
	if (intent === "edit") return again({});

	const { roster, after, station } = draft;
	const saved = planning.roster(station.slug, { notice: "gespeichert" });
	if (await isSaved(actor, roster.stationId, sent, now)) return { saved };
	const blocked = blockingConflicts(
		roster.plan,
		after,
		roster.house,
		textOf(sent, SPECIAL_DAY) !== "",
	);
	if (blocked.length > 0)
		return again({
			notice: await blockedNotice(draft, blocked),
			asksSpecialDay: blocked.some(({ kind }) => kind === "special-day"),
		});
	if (isSamePlan(roster.plan, after))
		return { saved: planning.roster(station.slug, { notice: "unveraendert" }) };

	const seen = Number(textOf(sent, VERSION));
	if (seen !== roster.version) return outdated();
	const answer = await saveAnswer(
		actor,
		{ stationId: station.id, change: { kind: "roster", ...after } },
		sent,
		draft.catalog,
		now,
	);
	if ("saved" in answer)
		return {
			// Where somebody was concerned, it goes on with them.
			saved: Object.keys(sent).some((name) => name.startsWith(wayField("")))
				? answer.saved
				: saved,
		};
	const { review: impact, notice, errors } = answer;
	// Somebody was faster between our question and our saving.
	if (impact && impact.version !== seen) return outdated();
	return again({
		errors,
		notice: notice?.kind === "info" ? null : notice,
		review: impact && (await reviewOf(draft, impact)),
	});

	async function outdated(): Promise<Answer> {
		const current = await findRoster(actor, roster.stationId, now);
		const version = current.ok ? current.value.version : roster.version;
		return again({
			sent: { ...sent, [VERSION]: [String(version)] },
			notice: await changedMeanwhile(roster.stationId),
		});
	}
}

/** Sent twice: the first time has done it. */
async function isSaved(
	actor: Actor,
	stationId: number,
	sent: Sent,
	now: Temporal.Instant,
): Promise<boolean> {
	const id = textOf(sent, KEY);
	const found = await findSavedChange(actor, { id, stationId, now });
	return found.ok && found.value !== null;
}

async function goneNotice(): Promise<Notice> {
	const t = await getTranslations("roster.form");
	return { kind: "danger", title: t("goneTitle"), text: t("goneText") };
}

async function blockedNotice(
	{ after, roster, catalog, station }: Whole,
	blocked: Parameters<typeof conflictLines>[0],
): Promise<Notice> {
	const t = await getTranslations("roster.form");
	const lines = await conflictLines(blocked, {
		plan: after,
		house: roster.house,
		catalog,
		station: station.slug,
	});
	return {
		kind: "danger",
		title: t("blocked"),
		text: lines.map(({ text }) => text).join(" "),
	};
}

async function inWords(
	errors: Extract<Draft, { kind: "problems" }>["errors"],
): Promise<RosterFormState["errors"]> {
	const t = await getTranslations("roster.problems");
	return Object.fromEntries(
		Object.entries(errors).map(([name, problem]) => [name, t(problem)]),
	);
}
