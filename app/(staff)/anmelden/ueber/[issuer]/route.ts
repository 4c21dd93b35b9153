import { redirect } from "next/navigation";
import { beginSignIn } from "#lib/auth/issuers/commands/begin-sign-in.ts";
import { findSignedIn } from "#lib/auth/queries/session.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { keepBegun } from "#lib/auth/secrets/begun.ts";
import { issuerRefusedPath, ownPath, staffPaths } from "#lib/paths/staff.ts";
import { realNow } from "#lib/runtime/clock.ts";

export const dynamic = "force-dynamic";

/** The way to an issuer. A link leads here and no form, which a browser would not let go on to another house. */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ issuer: string }> },
): Promise<never> {
	const slug = (await params).issuer;
	const asked = new URL(request.url).searchParams;
	const next = ownPath(asked.get("weiter") ?? "") ?? "";
	const how = asked.get("wie");
	const signedIn = await findSignedIn();
	const mayTry =
		how === "probe" &&
		signedIn &&
		!signedIn.lacksSecondFactor &&
		may(signedIn.actor, "user:write", null);
	// Whoever is in already needs no second session, nor may a link of somebody else bring them into another account.
	if (signedIn && !mayTry) redirect(next || staffPaths.start());
	const beginning = await beginSignIn({
		slug,
		next,
		tryingSession: mayTry ? signedIn.actor.sessionId : null,
		isSilent: how === "still",
		now: realNow(),
	});
	if (!beginning.ok)
		redirect(
			mayTry
				? staffPaths.issuer(slug, beginning.error)
				: issuerRefusedPath(beginning.error, next),
		);
	await keepBegun(beginning.value.begun);
	redirect(beginning.value.address);
}
