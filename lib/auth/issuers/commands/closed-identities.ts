import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { findIssuer } from "#lib/auth/issuers/queries/find-issuer.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { identityKeyOf } from "#lib/auth/secrets/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

interface Subject {
	issuerId: number;
	subject: string;
}

const keyOf = ({ issuerId, subject }: Subject) => ({
	issuerId,
	subjectKey: identityKeyOf(issuerId, subject),
});

/**
 * Before what leads from an issuer to a closed account goes: who came by it, or asked for it, gets no new one, as long as
 * the directory's groups say what they said (docs/decisions/0056). What stays names nobody.
 */
export async function rememberClosed(
	tx: Tx,
	{ userId }: { userId: string },
	now: Temporal.Instant,
): Promise<void> {
	const which = {
		where: { userId },
		select: { issuerId: true, subject: true },
	};
	const subjects = [
		...(await tx.identity.findMany(which)),
		...(await tx.identityAsk.findMany(which)),
	];
	await tx.closedIdentity.createMany({
		data: subjects.map((one) => ({
			...keyOf(one),
			closedAt: toDbInstant(now),
		})),
		skipDuplicates: true,
	});
}

/** Whether it is somebody who was closed here; then an administrator sees for some days that they have tried. */
export async function staysClosed(
	tx: Tx,
	{ name, ...subject }: Subject & { name: string },
	now: Temporal.Instant,
): Promise<boolean> {
	const { count } = await tx.closedIdentity.updateMany({
		where: keyOf(subject),
		data: { askedName: name, askedAt: toDbInstant(now) },
	});
	return count > 0;
}

/** They work here again: what the rules give them, they have from their next sign-in on, in an account that is new. */
export async function readmit(
	actor: Actor,
	{
		slug,
		subjectKey,
		now,
	}: { slug: string; subjectKey: string; now: Temporal.Instant },
): Promise<Result<null, "unknown-issuer" | "no-ask" | "forbidden" | "busy">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	const issuer = await findIssuer(slug);
	if (!issuer) return refuse("unknown-issuer");
	return write<null, "no-ask">(async (tx) => {
		const { count } = await tx.closedIdentity.deleteMany({
			where: { issuerId: issuer.id, subjectKey },
		});
		if (count === 0) return refuse("no-ask");
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "issuer:readmitted",
				subject: `issuer ${slug}`,
			},
			now,
		);
		return ok(null);
	});
}
