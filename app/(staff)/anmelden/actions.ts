"use server";

import { redirect } from "next/navigation";
import { clientAddress } from "#app/_request/client-address.ts";
import { endSession } from "#lib/auth/commands/end-session.ts";
import {
	dropSessionCookie,
	setSessionCookie,
} from "#lib/auth/commands/next-auth.ts";
import type { SignedIn } from "#lib/auth/commands/sessions.ts";
import { signIn } from "#lib/auth/commands/sign-in.ts";
import { signInWithCode } from "#lib/auth/commands/sign-in-code.ts";
import { findSignedIn } from "#lib/auth/queries/session.ts";
import { keepLeaving } from "#lib/auth/secrets/begun.ts";
import {
	deviceOfRequest,
	setDeviceCookie,
} from "#lib/auth/secrets/device-cookie.ts";
import { issuerPaths, ownPath, signInPath, team } from "#lib/paths/staff.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { now, realNow } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import { momentOf } from "../_parts/when.ts";
import { FIRST, type SignInState } from "./_parts/sign-in-state.ts";

/** Both steps: whichever fields the form has. */
export async function signInAction(
	_: SignInState,
	form: FormData,
): Promise<SignInState> {
	return form.has("pending") ? second(form) : first(form);
}

async function first(form: FormData): Promise<SignInState> {
	const email = sentText(form, "email").slice(0, 254);
	const password = sentText(form, "password");
	const missing = { email: !email.trim(), password: !password, code: false };
	if (missing.email || missing.password) return { ...FIRST, email, missing };
	const code = sentText(form, "code").slice(0, 100);
	const asking = await whoAsks();
	const outcome = await signIn({ email, password, code, ...asking });
	switch (outcome.is) {
		case "signed-in":
			return enter(outcome.sessionId, asking.device, form);
		case "code-needed":
			return { ...FIRST, step: "code", email, pending: outcome.pending };
		case "refused":
			return { ...FIRST, email, refusal: refusalOf(outcome) };
	}
}

async function second(form: FormData): Promise<SignInState> {
	const pending = sentText(form, "pending");
	const code = sentText(form, "code").slice(0, 100);
	const asked: SignInState = { ...FIRST, step: "code", pending };
	if (!code.trim())
		return { ...asked, missing: { ...asked.missing, code: true } };
	const asking = await whoAsks();
	const outcome = await signInWithCode({ pending, code, ...asking });
	if (outcome.is === "signed-in")
		return enter(outcome.sessionId, asking.device, form);
	if (outcome.reason === "too-late")
		return { ...FIRST, refusal: refusalOf(outcome) };
	return {
		...asked,
		refusal:
			outcome.reason === "wrong"
				? { reason: "wrong-code", until: null }
				: refusalOf(outcome),
	};
}

async function whoAsks() {
	return {
		client: await clientAddress(),
		device: await deviceOfRequest(),
		now: realNow(),
	};
}

async function enter(
	sessionId: string,
	device: string,
	form: FormData,
): Promise<never> {
	await setSessionCookie(sessionId);
	await setDeviceCookie(device);
	// Without a way on, the sign-in page itself knows where the account begins.
	redirect(ownPath(sentText(form, "weiter")) ?? signInPath());
}

type Refused =
	| { reason: "locked" | "too-many-tries"; until: Temporal.Instant }
	| { reason: "wrong" | "busy" | "too-late" };

function refusalOf(refused: Refused): SignInState["refusal"] {
	const until =
		"until" in refused
			? // The minute after: by then it is open.
				momentOf(refused.until.add({ seconds: 59 }), realNow())
			: null;
	return { reason: refused.reason, until };
}

/** Gets up from the desk, too; with somebody still there it asks first. */
export async function signOutAction(): Promise<void> {
	const signedIn = await findSignedIn();
	const left = signedIn && (await leaveDesk(signedIn.actor, { now: now() }));
	if (left && !left.ok) redirect(team.desk("sign-out"));
	await signOut(signedIn);
}

/** Whoever was called or served goes back into the line. */
export async function signOutAnywayAction(): Promise<void> {
	const signedIn = await findSignedIn();
	if (signedIn)
		await leaveDesk(signedIn.actor, { confirmed: true, now: now() });
	await signOut(signedIn);
}

async function signOut(signedIn: SignedIn | null): Promise<never> {
	if (signedIn) await endSession(signedIn.actor, realNow());
	await dropSessionCookie();
	if (!signedIn?.issuerId) redirect(signInPath());
	await keepLeaving(signedIn.actor.sessionId);
	redirect(issuerPaths.left());
}
