import "server-only";
import {
	type ClientTry,
	clientTry,
	countClient,
	forgiveClient,
	secondsUntilClient,
} from "#lib/auth/commands/client-limit.ts";
import {
	countOnce,
	giveBack,
	isUsedUp,
	type Limit,
} from "#lib/auth/commands/limits.ts";
import {
	clientKeyOf,
	isProgramSecret,
	programSecretHash,
	signed,
} from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import {
	grantBytes,
	TOKEN_PURPOSE,
	TOKEN_SECONDS,
} from "#lib/programs/rules/access-token.ts";
import {
	grantedScopes,
	isScope,
	type Scope,
} from "#lib/programs/rules/scope.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";

/** Wrong secrets from one address, for whatever program … */
const WRONG_OF_ADDRESS: Limit = {
	name: "program-address",
	times: 40,
	seconds: 300,
};
/** … and for one. Counted together with the address, so that nobody shuts a program out from elsewhere. */
const WRONG_OF_PROGRAM: Limit = {
	name: "program-secret",
	times: 10,
	seconds: 300,
};

type TokenRefusal =
	| "invalid-client"
	| "invalid-scope"
	| "too-many-tries"
	| "busy";

interface Given {
	token: string;
	scopes: readonly Scope[];
	seconds: number;
}

/**
 * An access token for a program that knows its secret (RFC 6749, 4.4). The same answer for a program that there is not, a
 * wrong secret and a program that is switched off, found out with the same queries.
 */
export function giveToken({
	clientId,
	secret,
	scope,
	address,
	now,
}: {
	clientId: string;
	secret: string;
	/** As it was asked for; null: all it has. */
	scope: string | null;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	address: string;
	/** Real time. */
	now: Temporal.Instant;
}): Promise<Result<Given, TokenRefusal>> {
	return write<Given, TokenRefusal>(async (tx) => {
		const row = await tx.program.findUnique({ where: { clientId } });
		const hash = row?.secretHash ?? programSecretHash("", "");
		const isRight = isProgramSecret(secret, clientId, hash);
		const opens = isRight && row !== null && row.offAt === null;
		const ofAddress = clientTry(WRONG_OF_ADDRESS, address, now);
		// Before anything is counted: whoever is shut out must not fill the table with programs that there are not.
		if (
			ofAddress.who !== null &&
			(await isUsedUp(tx, WRONG_OF_ADDRESS, ofAddress.who))
		)
			return refuse("too-many-tries");
		const who = programKey({ address, clientId, now });
		if (
			(await countOnce(tx, WRONG_OF_PROGRAM, who)) !== null ||
			(await countClient(tx, ofAddress, now))
		)
			return refuse("too-many-tries");
		if (!opens) return refuse("invalid-client");
		await giveBack(tx, WRONG_OF_PROGRAM, who);
		await forgiveClient(tx, ofAddress);
		const scopes = grantedScopes(scope, row.scopes.filter(isScope));
		if (!scopes) return refuse("invalid-scope");
		await tx.program.update({
			where: { id: row.id },
			data: { lastUsedAt: toDbInstant(now) },
		});
		const until = Math.floor(now.epochMilliseconds / 1_000) + TOKEN_SECONDS;
		const grant = {
			programId: row.id,
			secretVersion: row.secretVersion,
			scopes,
			until,
		};
		const token = signed(TOKEN_PURPOSE, grantBytes(grant));
		return ok({ token, scopes, seconds: TOKEN_SECONDS });
	});
}

/** Where a secret is tried, and for which program. */
interface TriedAt {
	address: string;
	clientId: string;
	now: Temporal.Instant;
}

const programKey = ({ address, clientId, now }: TriedAt) =>
	clientKeyOf(`${address} ${clientId}`, civilDateOf(now));

/** After how many seconds an address that was wrong too often may try a secret again. */
export async function secondsUntilToken(at: TriedAt): Promise<number> {
	const tries: ClientTry[] = [
		clientTry(WRONG_OF_ADDRESS, at.address, at.now),
		{ limit: WRONG_OF_PROGRAM, who: programKey(at) },
	];
	const seconds = await Promise.all(
		tries.map(async (one) =>
			one.who !== null && (await isUsedUp(db(), one.limit, one.who))
				? secondsUntilClient(one, at.now)
				: 1,
		),
	);
	return Math.max(...seconds);
}
