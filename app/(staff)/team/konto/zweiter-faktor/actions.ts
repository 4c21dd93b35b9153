"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
	confirmSecondFactor,
	dropSecondFactor,
	replaceRecoveryCodes,
} from "#lib/auth/commands/second-factor.ts";
import { requireSignedIn } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import type { CodesState } from "./_parts/codes-state.ts";

export async function confirmSecondFactorAction(
	_: CodesState,
	form: FormData,
): Promise<CodesState> {
	const { actor } = await requireSignedIn();
	const code = sentText(form, "code");
	const result = await confirmSecondFactor(actor, { code, now: realNow() });
	if (result.ok) return { error: "", codes: result.value };
	const t = await getTranslations("account.factor.confirmErrors");
	return { error: t(result.error), codes: [] };
}

export async function replaceRecoveryCodesAction(
	_: CodesState,
	form: FormData,
): Promise<CodesState> {
	const { actor } = await requireSignedIn();
	const password = sentText(form, "password");
	const result = await replaceRecoveryCodes(actor, {
		password,
		now: realNow(),
	});
	if (result.ok) return { error: "", codes: result.value };
	const t = await getTranslations("account.factor.passwordErrors");
	return { error: t(result.error), codes: [] };
}

export async function dropSecondFactorAction(
	_: CodesState,
	form: FormData,
): Promise<CodesState> {
	const { actor } = await requireSignedIn();
	const password = sentText(form, "password");
	const result = await dropSecondFactor(actor, { password, now: realNow() });
	if (result.ok) redirect(staffPaths.account("ohne-code"));
	const t = await getTranslations("account.factor.passwordErrors");
	return { error: t(result.error), codes: [] };
}
