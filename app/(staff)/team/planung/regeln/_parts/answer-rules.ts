import "server-only";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { changedMeanwhile } from "#app/(staff)/team/planung/_review/changed-meanwhile.ts";
import {
	type StaffFormState,
	textOf,
	type Values,
} from "#components/staff/staff-form-state.ts";
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

type Answer = { saved: string } | { state: StaffFormState };

/** Reads one form of rules and saves it; nothing typed is lost on the way. */
export function answerRules(
	actor: Actor,
	values: Values,
	now: Temporal.Instant,
): Promise<Answer> {
	return saving(actor, values, now, async ({ rules }) => {
		const part = textOf(values, "form");
		if (!isRulePart(part)) return null;
		const read = readRules(part, (name) => textOf(values, name), rules);
		return read.ok
			? read.value
			: { state: { values, errors: await inWords(read.errors), notice: null } };
	});
}

/** Puts back what one change of rules has changed; what was changed otherwise since stays. */
export function answerRevert(
	actor: Actor,
	values: Values,
	now: Temporal.Instant,
): Promise<Answer> {
	return saving(actor, values, now, async ({ rules }, stationId) => {
		const id = textOf(values, "change");
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
	values: Values,
	now: Temporal.Instant,
	/** Null: the form is none of ours. */
	read: (
		view: RulesView,
		stationId: number,
	) => Promise<StationRules | { state: StaffFormState } | null>,
): Promise<Answer> {
	const catalog = await getCatalog("de");
	const station = findStation(catalog, textOf(values, "ort"));
	const found = await findRules(actor, station?.id ?? 0, now);
	if (!station || !found.ok)
		return { state: await refusedState(values, "forbidden") };
	const rules = await read(found.value, station.id);
	if (rules === null) return { state: await refusedState(values, "busy") };
	if ("state" in rules) return rules;
	const saved = await changeRules(actor, {
		stationId: station.id,
		expectedVersion: Number(textOf(values, "version")),
		rules,
		confirms: textOf(values, "confirms") !== "",
		now,
	});
	if (saved.ok) return { saved: planning.rules(station.slug, "gespeichert") };
	if (saved.error !== "plan-changed")
		return { state: await refusedState(values, saved.error) };
	const notice = await changedMeanwhile(station.id);
	return { state: { values, errors: {}, notice } };
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
