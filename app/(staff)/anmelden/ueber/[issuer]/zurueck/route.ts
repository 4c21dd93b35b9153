import { redirect } from "next/navigation";
import { clientAddress } from "#app/_request/client-address.ts";
import { setSessionCookie } from "#lib/auth/commands/next-auth.ts";
import {
	type Finished,
	finishSignIn,
} from "#lib/auth/issuers/commands/finish-sign-in.ts";
import { findSignedIn } from "#lib/auth/queries/session.ts";
import { takeBegun } from "#lib/auth/secrets/begun.ts";
import {
	deviceOfRequest,
	setDeviceCookie,
} from "#lib/auth/secrets/device-cookie.ts";
import {
	issuerRefusedPath,
	ownPath,
	signInPath,
	staffPaths,
} from "#lib/paths/staff.ts";
import { realNow } from "#lib/runtime/clock.ts";

export const dynamic = "force-dynamic";

/** Where an issuer leads back to, with its answer. */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ issuer: string }> },
): Promise<never> {
	const slug = (await params).issuer;
	const answer = new URL(request.url).searchParams;
	const begun = await takeBegun(answer.get("state") ?? "");
	const signedIn = await findSignedIn();
	// "Back" in the browser after signing in: it has been taken, and they are in.
	if (!begun && signedIn) redirect(staffPaths.start());
	const device = await deviceOfRequest();
	const finished = await finishSignIn({
		slug,
		params: answer,
		begun,
		sessionId: signedIn?.actor.sessionId ?? null,
		client: await clientAddress(),
		device,
		now: realNow(),
	});
	if (finished.is === "signed-in") {
		await setSessionCookie(finished.sessionId);
		await setDeviceCookie(device);
	}
	redirect(wayOn(finished));
}

function wayOn(finished: Finished): string {
	switch (finished.is) {
		case "signed-in":
			// Sealed by us, and looked at once more all the same.
			return ownPath(finished.next) ?? signInPath();
		case "to-be-asked":
			return signInPath(ownPath(finished.next) ?? undefined, "erneut");
		case "tried":
			return staffPaths.issuer(finished.slug, finished.error ?? "geklappt");
		case "refused":
			return issuerRefusedPath(
				finished.reason,
				ownPath(finished.next) ?? undefined,
			);
	}
}
