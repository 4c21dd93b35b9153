"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { realNow } from "#lib/runtime/clock.ts";
import {
	switchPasswordsOff,
	switchPasswordsOn,
} from "#lib/staff/commands/switch-passwords.ts";
import { setUnusedDays } from "#lib/staff/commands/unused-accounts.ts";
import { readUnusedDays, UNUSED_DAYS } from "#lib/staff/rules/sign-in.ts";

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
	const t = await getTranslations("houseSignIn.passwords.errors");
	const words = t(done.error);
	return done.error === "no-check"
		? again(sent, { notice: { kind: "danger", title: words } })
		: again(sent, { errors: { account: words } });
}

export async function switchPasswordsOnAction(form: FormData): Promise<void> {
	const { actor, now } = await sentForm(form);
	const done = await switchPasswordsOn(actor, { now });
	redirect(staffPaths.signIn(done.ok ? "passwoerter-an" : undefined));
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
	const done = await setUnusedDays(actor, { days, now });
	if (!done.ok) return refusedState(sent, done.error);
	redirect(staffPaths.signIn("gespeichert"));
}
