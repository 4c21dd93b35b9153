"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import {
	type StaffFormState,
	textOf,
	typedValues,
} from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
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
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const userId = textOf(values, "id");
	const read = await sentAccount(values);
	if (!read.ok) return read.again;
	const { facts } = read;
	const result = await changeUser(actor, { userId, facts, now: now() });
	if (result.ok) redirect(staffPaths.accountOf(userId, "geaendert"));
	return refused(values, result.error);
}

/** The buttons beside the form: what is pressed says what to do. */
export async function accountStepAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const userId = textOf(values, "id");
	const name = textOf(values, "schritt");
	const step = STEPS[name as keyof typeof STEPS];
	if (!step) redirect(staffPaths.accountOf(userId));
	const result = await step(actor, { userId, now: now() });
	if (result.ok) redirect(staffPaths.accountOf(userId, name));
	return refused(values, result.error);
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
	values: StaffFormState["values"],
	error: ChangeUserRefusal,
): Promise<StaffFormState> {
	if (error === "forbidden" || error === "busy")
		return refusedState(values, error);
	const t = await getTranslations("admin.accounts.errors");
	return {
		values,
		errors: {},
		notice: { kind: "danger", title: t(error) },
	};
}
