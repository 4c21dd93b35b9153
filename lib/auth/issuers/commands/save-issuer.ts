import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { readPasswordsOff } from "#lib/auth/commands/passwords-off.ts";
import { revokeSessions } from "#lib/auth/commands/sessions.ts";
import type { Issuer } from "#lib/auth/issuers/issuers.ts";
import { forgetMetadata } from "#lib/auth/issuers/network/metadata.ts";
import {
	findIssuer,
	findIssuerById,
} from "#lib/auth/issuers/queries/find-issuer.ts";
import type { IssuerFacts } from "#lib/auth/issuers/rules/schema.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type SaveIssuerRefusal =
	| "unknown-issuer"
	/** Somebody else has saved it since the form was shown. */
	| "issuer-changed"
	/** Another one has its name or its address. */
	| "taken"
	/** It is the last open one, and passwords are off. */
	| "last-issuer"
	/** People come in by it: at another address the same subject may be somebody else. */
	| "in-use"
	| "forbidden"
	| "busy";

export interface Saving {
	facts: IssuerFacts;
	now: Temporal.Instant;
}

const columnsOf = ({ factorValues, ...facts }: IssuerFacts) => ({
	...facts,
	factorValues: [...factorValues],
});

/** A new issuer. It has no rules yet, so it lets nobody in. */
export async function addIssuer(
	actor: Actor,
	{ facts, now }: Saving,
): Promise<Result<null, SaveIssuerRefusal>> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	return write<null, SaveIssuerRefusal>(async (tx) => {
		const { count } = await tx.issuer.createMany({
			data: [{ ...columnsOf(facts), createdAt: toDbInstant(now) }],
			skipDuplicates: true,
		});
		if (count === 0) return refuse("taken");
		await record(tx, entryOf(actor, facts, "issuer:added"), now);
		return ok(null);
	});
}

/**
 * Another address or client is another issuer to us, and who came in without a second factor may not come in with one: it
 * has to be tried anew.
 * @param shown the version that was looked at
 */
export async function changeIssuer(
	actor: Actor,
	{ facts, shown, now }: Saving & { shown: number },
): Promise<Result<null, SaveIssuerRefusal>> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	const { id } = (await findIssuer(facts.slug)) ?? {};
	if (id === undefined) return refuse("unknown-issuer");
	const done = await write<Issuer, SaveIssuerRefusal>(async (tx) => {
		await lockKey(tx, "issuers", `issuer ${id}`);
		const issuer = await findIssuerById(tx, id);
		if (issuer?.version !== shown) return refuse("issuer-changed");
		const others = { id: { not: issuer.id } };
		if ((await tx.issuer.count({ where: { ...others, url: facts.url } })) > 0)
			return refuse("taken");
		const open = await tx.issuer.count({ where: { ...others, active: true } });
		const { since } = await readPasswordsOff(tx);
		if (!facts.active && open === 0 && since !== null)
			return refuse("last-issuer");
		if (issuer.url !== facts.url) {
			const identities = await tx.identity.count({
				where: { issuerId: issuer.id },
			});
			if (identities > 0) return refuse("in-use");
		}
		const isAnother =
			issuer.url !== facts.url ||
			issuer.clientId !== facts.clientId ||
			issuer.factorRule !== facts.factorRule ||
			issuer.factorValues.join(" ") !== facts.factorValues.join(" ");
		await tx.issuer.update({
			where: { id: issuer.id },
			data: {
				...columnsOf(facts),
				version: issuer.version + 1,
				...(isAnother ? { checkedAt: null, checkedById: null } : {}),
			},
		});
		// Whom nobody vouches for any more has to go.
		if (!facts.active)
			await revokeSessions(tx, { identity: { issuerId: issuer.id } }, now);
		await record(tx, entryOf(actor, facts, "issuer:changed"), now);
		return ok(issuer);
	});
	if (!done.ok) return done;
	forgetMetadata(done.value);
	return ok(null);
}

const entryOf = (
	{ userId }: Actor,
	{
		slug,
		url,
		clientId,
		active,
		factorRule,
		maxHours,
		trustsEmail,
	}: IssuerFacts,
	action: string,
) => ({
	userId,
	stationId: null,
	action,
	subject: `issuer ${slug}`,
	detail: { url, clientId, active, factorRule, maxHours, trustsEmail },
});
