"use server";

import { redirect } from "next/navigation";
import { endSession } from "#lib/auth/commands/end-session.ts";
import { dropSessionCookie } from "#lib/auth/next-auth.ts";
import { findSignedIn } from "#lib/auth/session.ts";
import type { SignedIn } from "#lib/auth/sessions.ts";
import { now, realNow } from "#lib/clock.ts";
import { signInPath, team } from "#lib/paths.ts";
import { leaveDesk } from "#lib/queue/commands/leave-desk.ts";

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
	redirect(signInPath());
}
