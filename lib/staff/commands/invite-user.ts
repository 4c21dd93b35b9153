import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { record } from "#lib/auth/commands/audit.ts";
import { readPasswordsOff } from "#lib/auth/commands/passwords-off.ts";
import { putStations } from "#lib/auth/commands/put-stations.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { AccountFacts } from "#lib/staff/staff.ts";
import { sendLink } from "./send-link.ts";

type InviteRefusal =
	| "email-invalid"
	| "email-taken"
	/** Whoever comes by an issuer needs no invitation, and nobody else gets in. */
	| "passwords-off"
	| "forbidden"
	| "busy";

interface Invited {
	userId: string;
	linkId: string;
}

/** A new account; the mail with its one-time link goes out with it. */
export async function inviteUser(
	actor: Actor,
	input: { email: string; facts: AccountFacts; now: Temporal.Instant },
): Promise<Result<Invited, InviteRefusal>> {
	const may = await authorise(actor, "user:write", null, input.now);
	if (!may.ok) return may;
	const { since } = await readPasswordsOff();
	if (since !== null) return refuse("passwords-off");
	return addUser(actor.userId, input);
}

/** The same from the server's own command line (scripts/admin.ts), where nobody is signed in. */
export async function addUser(
	by: string | null,
	{
		email: typed,
		facts,
		now,
	}: { email: string; facts: AccountFacts; now: Temporal.Instant },
): Promise<
	Result<Invited, Exclude<InviteRefusal, "forbidden" | "passwords-off">>
> {
	const email = typed.trim().toLowerCase();
	if (!z.email().max(254).safeParse(email).success)
		return refuse("email-invalid");
	return write<Invited, "email-taken">(async (tx) => {
		const invited = await invite(tx, by, { email, facts }, now);
		return invited ? ok(invited) : refuse("email-taken");
	});
}

/** @returns null: there is an account with this address already */
export async function invite(
	tx: Tx,
	by: string | null,
	{ email, facts }: { email: string; facts: AccountFacts },
	now: Temporal.Instant,
): Promise<Invited | null> {
	const userId = randomUUID();
	const { count } = await tx.user.createMany({
		data: [
			{
				id: userId,
				email,
				name: facts.name,
				role: facts.role,
				createdAt: toDbInstant(now),
			},
		],
		skipDuplicates: true,
	});
	if (count === 0) return null;
	await putStations(tx, userId, facts.stationIds);
	const linkId = await sendLink(tx, { id: userId, email }, "invitation", now);
	await record(
		tx,
		{
			userId: by,
			stationId: null,
			action: "user:invited",
			subject: `user ${userId}`,
			detail: { role: facts.role, stations: [...facts.stationIds] },
		},
		now,
	);
	return { userId, linkId };
}
