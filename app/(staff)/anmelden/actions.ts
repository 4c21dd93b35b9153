"use server";

import { redirect } from "next/navigation";
import { endSession } from "#lib/auth/commands/end-session.ts";
import { dropSessionCookie } from "#lib/auth/next-auth.ts";
import { findSignedIn } from "#lib/auth/session.ts";
import { realNow } from "#lib/clock.ts";
import { signInPath } from "#lib/paths.ts";

export async function signOutAction(): Promise<void> {
	const signedIn = await findSignedIn();
	if (signedIn) await endSession(signedIn.actor, realNow());
	await dropSessionCookie();
	redirect(signInPath());
}
