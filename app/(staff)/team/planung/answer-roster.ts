import "server-only";
import { getTranslations } from "next-intl/server";
import {
	type Notice,
	textOf,
	type Values,
} from "#components/staff-form-state.ts";
import type { Actor } from "#lib/auth/permission.ts";
import {
	type SaveRefusal,
	saveChange,
} from "#lib/planning/commands/save-change.ts";
import { findImpact } from "#lib/planning/queries/find-impact.ts";
import { blockingConflicts } from "#lib/planning/roster-conflicts.ts";
import { isSamePlan } from "#lib/planning/roster-plan.ts";
import { planning } from "#lib/staff-paths.ts";
import { refusedState } from "../../refused-state.ts";
import { changedMeanwhile } from "./changed-meanwhile.ts";
import { conflictLines } from "./conflict-words.ts";
import { type Draft, draftOf } from "./draft.ts";
import { reviewOf } from "./review.ts";
import type { RosterFormState } from "./roster-form-state.ts";

type Answer = { saved: string } | { state: RosterFormState };
type Whole = Extract<Draft, { kind: "whole" }>;

/** What a press on one of the form's buttons leads to; nothing typed is ever lost on the way. */
export async function answerRoster(
	actor: Actor,
	sent: Values,
	now: Temporal.Instant,
): Promise<Answer> {
	const intent = textOf(sent, "intent");
	// A deletion stays one on the way to its review and back.
	const values: Values =
		intent === "remove"
			? { ...sent, remove: ["1"] }
			: intent === "edit"
				? { ...sent, remove: [] }
				: sent;
	const again = (more: Partial<RosterFormState>): Answer => ({
		state: { values, errors: {}, notice: null, review: null, ...more },
	});
	const draft = await draftOf(actor, values, now);
	if (draft.kind === "forbidden")
		return again(await refusedState(values, "forbidden"));
	if (draft.kind === "gone") return again({ notice: await noticeOf("gone") });
	if (draft.kind === "problems")
		return again({ errors: await inWords(draft.errors) });
	if (intent === "edit") return again({});

	const { roster, after, station } = draft;
	const blocked = blockingConflicts(roster.plan, after, roster.house);
	if (blocked.length > 0)
		return again({ notice: await blockedNotice(draft, blocked) });
	if (isSamePlan(roster.plan, after))
		return { saved: planning.roster(station.slug, { notice: "unveraendert" }) };

	const current = { ...values, version: [String(roster.version)] };
	if (textOf(values, "version") !== String(roster.version))
		return again({
			values: current,
			notice: await changedMeanwhile(station.id),
		});
	const change = { kind: "roster", ...after } as const;
	const impact = await findImpact(
		actor,
		{ stationId: station.id, change },
		now,
	);
	if (!impact.ok) return again(await refusedState(values, "forbidden"));
	const review = await reviewOf(draft);
	if (intent !== "save") return again({ review });
	const saved = await saveChange(actor, {
		key: textOf(values, "key"),
		stationId: station.id,
		expectedVersion: roster.version,
		change,
		decisions: new Map(),
		now,
	});
	if (saved.ok)
		return { saved: planning.roster(station.slug, { notice: "gespeichert" }) };
	return again(await refusal(saved.error, draft, current, review));
}

async function refusal(
	error: SaveRefusal,
	{ station }: Whole,
	values: Values,
	review: RosterFormState["review"],
): Promise<Partial<RosterFormState>> {
	switch (error) {
		case "forbidden":
		case "busy":
			return refusedState(values, error);
		case "plan-changed":
			return { values, notice: await changedMeanwhile(station.id) };
		case "impact-changed":
			return { values, review, notice: await noticeOf("impact") };
		case "time-taken":
			return { values, review, notice: await noticeOf("taken") };
		case "unknown-target":
			return { values, notice: await noticeOf("gone") };
	}
}

async function noticeOf(kind: "gone" | "impact" | "taken"): Promise<Notice> {
	const t = await getTranslations("roster.form");
	return { kind: "danger", title: t(`${kind}Title`), text: t(`${kind}Text`) };
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
