"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { readmit } from "#lib/auth/issuers/commands/closed-identities.ts";
import {
	addIssuer,
	changeIssuer,
	type Saving,
} from "#lib/auth/issuers/commands/save-issuer.ts";
import { allowsLoopback } from "#lib/auth/issuers/network/ask.ts";
import { readIssuer } from "#lib/auth/issuers/rules/schema.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { endPasswordSessions } from "#lib/staff/commands/end-password-sessions.ts";
import {
	switchPasswordsOff,
	switchPasswordsOn,
} from "#lib/staff/commands/switch-passwords.ts";
import { setUnusedDays } from "#lib/staff/commands/unused-accounts.ts";
import { readUnusedDays, UNUSED_DAYS } from "#lib/staff/rules/sign-in.ts";
import { issuerErrors, issuerRefused } from "./_parts/issuer-fields.ts";

export async function addIssuerAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	return saveIssuerForm(form, "angelegt", addIssuer);
}

export async function changeIssuerAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	return saveIssuerForm(form, "geaendert", (actor, saving, text) =>
		changeIssuer(actor, { ...saving, shown: Number(text("version")) }),
	);
}

/** What was typed stays in the form, whatever it is refused for. */
async function saveIssuerForm(
	form: FormData,
	stand: "angelegt" | "geaendert",
	save: (
		actor: Actor,
		saving: Saving,
		text: (name: string) => string,
	) => ReturnType<typeof addIssuer>,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readIssuer(text, { allowsLoopback: allowsLoopback() });
	if (!read.ok) return issuerErrors(sent, read.errors);
	const facts = read.value;
	const saved = await save(actor, { facts, now }, text);
	if (saved.ok) redirect(staffPaths.issuer(facts.slug, stand));
	return saved.error === "forbidden" || saved.error === "busy"
		? refusedState(sent, saved.error)
		: issuerRefused(sent, saved.error);
}

export async function readmitAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const slug = text("slug");
	const subjectKey = text("person");
	const done = await readmit(actor, { slug, subjectKey, now });
	redirect(staffPaths.issuer(slug, done.ok ? "zugelassen" : done.error));
}

export async function switchPasswordsOffAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const done = await switchPasswordsOff(actor, {
		emergencyUserId: text("account"),
		now,
		realNow: realNow(),
	});
	if (done.ok) redirect(staffPaths.signIn("passwoerter-aus"));
	if (done.error === "forbidden" || done.error === "busy")
		return refusedState(sent, done.error);
	// Its form is gone.
	if (done.error === "already-off")
		redirect(staffPaths.signIn("schon-ausgeschaltet"));
	const t = await getTranslations("houseSignIn.passwords.errors");
	const words = t(done.error);
	return done.error === "no-check"
		? again(sent, { notice: { kind: "danger", title: words } })
		: again(sent, { errors: { account: words } });
}

export async function switchPasswordsOnAction(form: FormData): Promise<void> {
	const { actor, now } = await sentForm(form);
	const done = await switchPasswordsOn(actor, { now });
	redirect(staffPaths.signIn(done.ok ? "passwoerter-an" : done.error));
}

export async function endPasswordSessionsAction(form: FormData): Promise<void> {
	const { actor, now } = await sentForm(form);
	const done = await endPasswordSessions(actor, { now });
	redirect(staffPaths.signIn(done.ok ? "abgemeldet" : done.error));
}

export async function setUnusedDaysAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const days = readUnusedDays(text("days"));
	if (days === "wrong") {
		const t = await getTranslations("houseSignIn.unused");
		return again(sent, { errors: { days: t("wrong", UNUSED_DAYS) } });
	}
	const shown = text("shown");
	const done = await setUnusedDays(actor, { days, shown, now });
	if (!done.ok) return refusedState(sent, done.error);
	redirect(staffPaths.signIn("gespeichert"));
}
