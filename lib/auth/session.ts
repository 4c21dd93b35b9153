import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { realNow } from "#lib/clock.ts";
import { SECOND_FACTOR_PATH, signInPath } from "#lib/paths.ts";
import { namedSession } from "./next-auth.ts";
import type { Actor } from "./permission.ts";
import { readSession, type SignedIn } from "./sessions.ts";

/** proxy.ts says here which page is asked for, with its query; whatever was sent there is overwritten. */
export const PAGE_HEADER = "x-page";

/** Who asks, also before their second factor is set up; read once per request. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
	const id = await namedSession(await headers());
	return id === null ? null : readSession(id, realNow());
});

/** Whoever may act, or null: for endpoints, which answer 401. */
export async function findActor(): Promise<Actor | null> {
	const found = await findSignedIn();
	return found && !found.lacksSecondFactor ? found.actor : null;
}

/** For pages and actions: leads to the sign-in, and from there back to the page asked for. */
export async function requireActor(): Promise<Actor> {
	const found = await requireSignedIn();
	if (found.lacksSecondFactor) redirect(SECOND_FACTOR_PATH);
	return found.actor;
}

/** As requireActor, also before the second factor is set up: for the own account only. */
export async function requireSignedIn(): Promise<SignedIn> {
	const found = await findSignedIn();
	if (found) return found;
	const page = (await headers()).get(PAGE_HEADER);
	redirect(signInPath(page ?? undefined));
}
