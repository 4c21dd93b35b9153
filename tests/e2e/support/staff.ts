import type { Page } from "@playwright/test";
import { openSession } from "#lib/auth/commands/sessions.ts";
import type { Actor, Role } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { sessionCookie } from "./sign-in.ts";
import type { Station } from "./test.ts";

/** As after signing in: the browser has the cookie of a session that counts. */
async function signIn(page: Page, actor: Actor): Promise<void> {
	const sessionId = await db().$transaction((tx) =>
		openSession(tx, actor.userId, realNow()),
	);
	const url = process.env.BASE_URL ?? "";
	const cookie = await sessionCookie(sessionId);
	await page.context().addCookies([{ ...cookie, url }]);
}

/** Somebody who works at this station, at one of its desks, signed in in this browser. */
export async function workAs(
	page: Page,
	role: Role,
	station: Station,
	desk: number | null = 0,
): Promise<Actor> {
	const actor = await makeActor(role, ...(role === "agent" ? [] : [station]));
	await signIn(page, actor);
	const deskId = desk === null ? undefined : station.deskIds[desk];
	if (deskId !== undefined) {
		const taken = await takeDesk(actor, { deskId, now: NOW });
		if (!taken.ok) throw new Error(taken.error);
	}
	return actor;
}
