import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { namedSession } from "#lib/auth/commands/next-auth.ts";
import {
	issuerToRenew,
	readSession,
	type SignedIn,
	userOfSession,
} from "#lib/auth/commands/sessions.ts";
import { PAGE_HEADER, UNPROMPTED_HEADER } from "#lib/auth/rules/page-header.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { forgetKeptForm, keepForm } from "#lib/auth/secrets/kept-form.ts";
import {
	issuerPaths,
	SECOND_FACTOR_PATH,
	signInPath,
} from "#lib/paths/staff.ts";
import { realNow } from "#lib/runtime/clock.ts";

/** Who asks, also before their second factor is set up; read once per request. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
	const request = await headers();
	const id = await namedSession(request);
	// Pages that show what is new ask so by themselves; that is nobody's doing, and the session may end meanwhile.
	const isUse =
		request.get("rsc") === null && request.get(UNPROMPTED_HEADER) === null;
	return id === null ? null : readSession(id, realNow(), isUse);
});

/** Whether the request's session still counts; no use of it. */
export async function isSignedIn(): Promise<boolean> {
	const id = await namedSession(await headers());
	return id !== null && (await readSession(id, realNow(), false)) !== null;
}

/** Whoever may act, or null: for endpoints, which answer 401. */
export async function findActor(): Promise<Actor | null> {
	const found = await findSignedIn();
	return found && !found.lacksSecondFactor ? found.actor : null;
}

/**
 * For pages and actions: leads to the sign-in, and from there back to the page asked for.
 * @param form of an action: what was typed is there again after signing in, if the page asks `findKeptForm`
 */
export async function requireActor(form?: FormData): Promise<Actor> {
	const found = await requireSignedIn(form);
	if (found.lacksSecondFactor) redirect(SECOND_FACTOR_PATH);
	return found.actor;
}

/** As requireActor, also before the second factor is set up: for the own account only. */
export async function requireSignedIn(form?: FormData): Promise<SignedIn> {
	const found = await findSignedIn();
	if (found) {
		if (form) await forgetKeptForm();
		return found;
	}
	const sent = await headers();
	if (!form) await renewByIssuer(sent);
	const ended = form && (await namedSession(sent));
	const userId = ended && (await userOfSession(ended));
	if (form && userId) await keepForm(userId, form);
	redirect(
		signInPath(
			sent.get(PAGE_HEADER) ?? undefined,
			userId ? "abgelaufen" : undefined,
		),
	);
}

/**
 * Whoever came by an issuer and is still here is led there and back without being asked anything, if the issuer still
 * knows them. Only when somebody opens a page: a browser leads no form to another house, and no script.
 */
async function renewByIssuer(sent: Headers): Promise<void> {
	const isOpening =
		sent.get("sec-fetch-mode") === "navigate" &&
		sent.get("content-type") === null;
	const id = isOpening ? await namedSession(sent) : null;
	const issuer = id && (await issuerToRenew(id, realNow()));
	if (!issuer) return;
	const next = sent.get(PAGE_HEADER) ?? "";
	redirect(issuerPaths.begin(issuer.slug, { next, how: "still" }));
}
