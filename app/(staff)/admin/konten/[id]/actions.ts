"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { FormState } from "#components/form/form-state.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import type { Result } from "#lib/result.ts";
import {
	activateUser,
	type Change,
	type ChangeUserRefusal,
	changeUser,
	endUserSessions,
	resetSecondFactor,
	sendLinkAgain,
} from "#lib/staff/commands/change-user.ts";
import {
	linkIdentity,
	refuseIdentity,
	unlinkIdentities,
} from "#lib/staff/commands/link-identity.ts";
import { sentAccount } from "../_parts/read-account.ts";

export async function changeUserAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const userId = text("id");
	const read = await sentAccount(sent);
	if (!read.ok) return read.again;
	const { facts } = read;
	const shown = text("shown");
	const result = await changeUser(actor, { userId, facts, shown, now });
	if (result.ok) redirect(staffPaths.accountOf(userId, "geaendert"));
	return refused(sent, result.error);
}

/** The buttons beside the form: what is pressed says what to do. */
export async function accountStepAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const userId = text("id");
	const name = text("schritt");
	const step = STEPS[name as keyof typeof STEPS];
	if (!step) redirect(staffPaths.accountOf(userId));
	const result = await step(actor, { userId, now });
	if (result.ok) redirect(staffPaths.accountOf(userId, name));
	return refused(sent, result.error);
}

/** Whether it is the same person whom an issuer knows by this account's address. */
export async function answerAskAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const userId = text("id");
	const isSame = text("antwort") === "ja";
	const answer = isSame ? linkIdentity : refuseIdentity;
	const done = await answer(actor, {
		userId,
		issuerId: readNumber(text("issuer")) ?? 0,
		subject: text("subject"),
		now,
	});
	const news = isSame ? "verbunden" : "nicht-verbunden";
	redirect(staffPaths.accountOf(userId, done.ok ? news : done.error));
}

type Step = (
	actor: Actor,
	change: Change,
) => Promise<Result<null, ChangeUserRefusal>>;
const STEPS: Record<string, Step> = {
	link: sendLinkAgain,
	"ohne-code": resetSecondFactor,
	abgemeldet: endUserSessions,
	geloest: unlinkIdentities,
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
	if (error === "account-changed") return refusedState(sent, "changed");
	const t = await getTranslations("admin.accounts.errors");
	return {
		sent,
		errors: {},
		notice: { kind: "danger", title: t(error) },
	};
}
