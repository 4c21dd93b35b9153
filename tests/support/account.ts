import { randomUUID } from "node:crypto";
import { hashPassword } from "#lib/auth/password.ts";
import type { Role } from "#lib/auth/permission.ts";
import { openSession } from "#lib/auth/sessions.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";

export const PASSWORD = "vier Wörter und ein Fisch";

/** Somebody who can sign in. */
export async function makeAccount(
	role: Role = "clerk",
	stationIds: readonly number[] = [],
): Promise<{ id: string; email: string }> {
	const id = randomUUID();
	const email = `${id}@staff.example`;
	await db().user.create({
		data: {
			id,
			email,
			role,
			name: `${role} ${id.slice(0, 4)}`,
			passwordHash: await hashPassword(PASSWORD),
			createdAt: toDbInstant(Temporal.Now.instant()),
			stations: { create: stationIds.map((stationId) => ({ stationId })) },
		},
	});
	return { id, email };
}

/** Signed in already. @returns the session's id */
export function makeSession(
	userId: string,
	now = Temporal.Now.instant(),
): Promise<string> {
	return db().$transaction((tx) => openSession(tx, userId, now));
}
