"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import type { FormState } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import {
	activateUser,
	type ChangeUserRefusal,
	changeUser,
	endUserSessions,
	resetSecondFactor,
	sendLinkAgain,
} from "#lib/staff/commands/change-user.ts";
import { sentAccount } from "../_parts/read-account.ts";

export async function changeUserAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const userId = textOf(sent, "id");
	const read = await sentAccount(sent);
	if (!read.ok) return read.again;
	const { facts } = read;
	const result = await changeUser(actor, { userId, facts, now: now() });
	if (result.ok) redirect(staffPaths.accountOf(userId, "geaendert"));
	return refused(sent, result.error);
}

/** The buttons beside the form: what is pressed says what to do. */
export async function accountStepAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const userId = textOf(sent, "id");
	const name = textOf(sent, "schritt");
	const step = STEPS[name as keyof typeof STEPS];
	if (!step) redirect(staffPaths.accountOf(userId));
	const result = await step(actor, { userId, now: now() });
	if (result.ok) redirect(staffPaths.accountOf(userId, name));
	return refused(sent, result.error);
}

type Step = typeof sendLinkAgain;
const STEPS: Record<string, Step> = {
	link: sendLinkAgain,
	"ohne-code": resetSecondFactor,
	abgemeldet: endUserSessions,
	geschlossen: (actor, change) =>
		activateUser(actor, { ...change, active: false }),
	geoeffnet: (actor, change) =>
		activateUser(actor, { ...change, active: true }),
};

async function refused(
	sent: FormState["sent"],
	error: ChangeUserRefusal,
): Promise<FormState> {
	if (error === "forbidden" || error === "busy")
		return refusedState(sent, error);
	const t = await getTranslations("admin.accounts.errors");
	return {
		sent,
		errors: {},
		notice: { kind: "danger", title: t(error) },
	};
}
