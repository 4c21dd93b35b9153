import { again, type FormState } from "#components/form/form-state.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import "server-only";
import { getTranslations } from "next-intl/server";
import {
	changedState,
	refusedState,
} from "#app/(staff)/_parts/refused-state.ts";
import { changedMeanwhile } from "#app/(staff)/team/planung/_review/changed-meanwhile.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { planning } from "#lib/paths/planning.ts";
import { findSavedChange } from "#lib/planning/roster/queries/list-plan-changes.ts";
import { changeRules } from "#lib/planning/settings/commands/change-rules.ts";
import {
	findRules,
	type RulesView,
} from "#lib/planning/settings/queries/find-rules.ts";
import {
	changedRules,
	isRulePart,
	type RuleProblem,
	readRules,
	type StationRules,
} from "#lib/planning/settings/rules/station-rules.ts";

type Answer = { saved: string } | { state: FormState };

/** Reads one form of rules and saves it; nothing typed is lost on the way. */
export function answerRules(
	actor: Actor,
	sent: Sent,
	now: Temporal.Instant,
): Promise<Answer> {
	return saving(actor, sent, now, async ({ rules }) => {
		const part = textOf(sent, "form");
		if (!isRulePart(part)) return null;
		const read = readRules(part, (name) => textOf(sent, name), rules);
		return read.ok
			? read.value
			: { state: again(sent, { errors: await inWords(read.errors) }) };
	});
}

/** Puts back what one change of rules has changed; what was changed otherwise since stays. */
export function answerRevert(
	actor: Actor,
	sent: Sent,
	now: Temporal.Instant,
): Promise<Answer> {
	return saving(actor, sent, now, async ({ rules }, stationId) => {
		const id = textOf(sent, "change");
		const found = await findSavedChange(actor, { id, stationId, now });
		if (!found.ok || found.value?.what.kind !== "rules") return null;
		const { before, after } = found.value.what;
		return revertedRules(rules, before, after);
	});
}

export function revertedRules(
	rules: StationRules,
	before: StationRules,
	after: StationRules,
): StationRules {
	const old = changedRules(before, after).map((name) => [name, before[name]]);
	return { ...rules, ...Object.fromEntries(old) };
}

async function saving(
	actor: Actor,
	sent: Sent,
	now: Temporal.Instant,
	/** Null: the form is none of ours. */
	read: (
		view: RulesView,
		stationId: number,
	) => Promise<StationRules | { state: FormState } | null>,
): Promise<Answer> {
	const catalog = await getCatalog("de");
	const station = findStation(catalog, textOf(sent, "ort"));
	const found = await findRules(actor, station?.id ?? 0, now);
	if (!station || !found.ok)
		return { state: await refusedState(sent, "forbidden") };
	const rules = await read(found.value, station.id);
	if (rules === null) return { state: await refusedState(sent, "busy") };
	if ("state" in rules) return rules;
	const saved = await changeRules(actor, {
		stationId: station.id,
		expectedVersion: Number(textOf(sent, "version")),
		rules,
		confirms: textOf(sent, "confirms") !== "",
		now,
	});
	if (saved.ok) return { saved: planning.rules(station.slug, "gespeichert") };
	if (saved.error !== "plan-changed")
		return { state: await refusedState(sent, saved.error) };
	const notice = await changedMeanwhile(station.id);
	return { state: await changedState(sent, notice) };
}

async function inWords(
	errors: Readonly<Record<string, RuleProblem>>,
): Promise<Record<string, string>> {
	const t = await getTranslations("rules.problems");
	const words = await getTranslations("admin.errors");
	return Object.fromEntries(
		Object.entries(errors).map(([name, problem]) => [
			name,
			problem.kind === "number"
				? t("number", {
						min: String(problem.bounds.min),
						max: String(problem.bounds.max),
					})
				: problem.kind === "words"
					? words(problem.problem, { minutes: 0 })
					: t(problem.kind),
		]),
	);
}
