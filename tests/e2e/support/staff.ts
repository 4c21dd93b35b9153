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

/** The cookie of a session that counts, as after signing in. */
export async function sessionOf(
	actor: Actor,
): Promise<{ name: string; value: string }> {
	const sessionId = await db().$transaction((tx) =>
		openSession(tx, actor.userId, realNow()),
	);
	return sessionCookie(sessionId);
}

/** This browser has it. */
export async function signIn(page: Page, actor: Actor): Promise<void> {
	const url = process.env.BASE_URL ?? "";
	await page.context().addCookies([{ ...(await sessionOf(actor)), url }]);
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
