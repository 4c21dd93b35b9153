"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
	changedState,
	refusedState,
} from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState, inWords } from "#components/form/form-state.ts";
import { saveRules } from "#lib/auth/issuers/commands/save-rules.ts";
import { findIssuerView } from "#lib/auth/issuers/queries/list-issuers.ts";
import type { MappingRule } from "#lib/auth/issuers/rules/mapping.ts";
import { readClaims, readRule } from "#lib/auth/issuers/rules/schema.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { textsOf } from "#lib/sent.ts";
import { listTotpRoles } from "#lib/staff/queries/list-accounts.ts";
import type { TrialState } from "./_parts/trial.ts";
import { trialWords } from "./_parts/trial-words.ts";

type Rules = readonly MappingRule[];

/** A new rule at the end, or another one in the place of that which is changed. */
export async function saveRuleAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const t = await getTranslations("houseSignIn.rules.errors");
	const { stations } = await getCatalog("de");
	const slugs = stations.map(({ slug }) => slug);
	const read = readRule(text, textsOf(sent, "stations"), slugs);
	if (!read.ok)
		return again(sent, { errors: inWords(read.errors, (one) => t(one)) });
	const place = placeOf(text("rule"));
	const saved = await saveRules(actor, {
		slug: text("slug"),
		shown: Number(text("version")),
		change: (rules) =>
			rules[place] ? rules.with(place, read.value) : [...rules, read.value],
		now,
	});
	if (saved.ok) redirect(savedPath(text("slug"), saved.value));
	const { error } = saved;
	if (error === "changed")
		return changedState(sent, { kind: "warning", title: t(error) });
	return error === "forbidden" || error === "busy"
		? refusedState(sent, error)
		: again(sent, { notice: { kind: "danger", title: t(error) } });
}

export async function removeRuleAction(form: FormData): Promise<void> {
	const place = placeOf(String(form.get("rule")));
	await change(form, (rules) => rules.filter((_, index) => index !== place));
}

/** One up: it counts before the one that stood there. */
export async function moveRuleAction(form: FormData): Promise<void> {
	const place = placeOf(String(form.get("rule")));
	await change(form, (rules) => {
		const [above, moved] = [rules[place - 1], rules[place]];
		return above && moved
			? rules.with(place - 1, moved).with(place, above)
			: rules;
	});
}

export async function restoreRulesAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const found = await findIssuerView(actor, text("slug"), now);
	const wanted =
		found.ok &&
		found.value.versions.find(
			({ version }) => String(version) === text("wanted"),
		);
	if (!wanted) redirect(staffPaths.issuerRules(text("slug")));
	await change(form, () => wanted.rules);
}

async function change(
	form: FormData,
	work: (rules: Rules) => Rules,
): Promise<never> {
	const { actor, text, now } = await sentForm(form);
	const saved = await saveRules(actor, {
		slug: text("slug"),
		shown: Number(text("version")),
		change: work,
		now,
	});
	redirect(
		saved.ok
			? savedPath(text("slug"), saved.value)
			: staffPaths.issuerRules(text("slug"), { refused: saved.error }),
	);
}

const savedPath = (slug: string, version: number) =>
	staffPaths.issuerRules(slug, { saved: String(version) });

/** "1" is the first; of none it is before all. */
const placeOf = (number: string) =>
	(/^\d{1,3}$/.test(number) ? Number(number) : 0) - 1;

const LONGEST = 30_000;
const EXAMPLE = '{"groups": ["buergerservice"]}';

/** Nothing of it is kept. */
export async function tryRulesAction(
	_: TrialState,
	form: FormData,
): Promise<TrialState> {
	const { actor, sent, text, now } = await sentForm(form);
	const t = await getTranslations("houseSignIn.rules.try");
	const found = await findIssuerView(actor, text("slug"), now);
	if (!found.ok)
		return { ...(await refusedState(sent, "forbidden")), review: null };
	const typed = text("claims");
	const wrong = (words: string): TrialState => ({
		...again(sent, { errors: { claims: words } }),
		review: null,
	});
	if (typed.length > LONGEST) return wrong(t("too-long"));
	const claims = readClaims(typed);
	if (!claims) return wrong(t("unreadable", { example: EXAMPLE }));
	const { issuer, rules } = found.value;
	const { stations } = await getCatalog("de");
	const totpRoles = await listTotpRoles();
	const review = await trialWords(issuer, rules, claims, stations, totpRoles);
	return { ...again(sent, {}), review };
}
