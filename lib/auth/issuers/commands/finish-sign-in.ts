import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import {
	type ClientTry,
	clientTry,
	countClient,
	forgiveClient,
} from "#lib/auth/commands/client-limit.ts";
import type { Limit } from "#lib/auth/commands/limits.ts";
import { openSession, readSession } from "#lib/auth/commands/sessions.ts";
import type { Issuer, IssuerRefusal } from "#lib/auth/issuers/issuers.ts";
import { IssuerFault } from "#lib/auth/issuers/network/ask.ts";
import {
	type Metadata,
	metadataOf,
} from "#lib/auth/issuers/network/metadata.ts";
import {
	fetchIdToken,
	TokenFault,
	verifyIdToken,
} from "#lib/auth/issuers/network/tokens.ts";
import {
	findIssuer,
	findIssuerById,
	listStationSlugs,
	readRules,
} from "#lib/auth/issuers/queries/find-issuer.ts";
import {
	lacksFactor,
	type Profile,
	readProfile,
} from "#lib/auth/issuers/rules/claims.ts";
import {
	type Claims,
	type Decision,
	decide,
} from "#lib/auth/issuers/rules/mapping.ts";
import { may } from "#lib/auth/rules/permission.ts";
import type { Begun } from "#lib/auth/secrets/begun.ts";
import { seal } from "#lib/auth/secrets/seal.ts";
import { accountKeyOf } from "#lib/auth/secrets/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { log } from "#lib/runtime/log.ts";
import { callbackOf } from "./begin-sign-in.ts";
import { type Known, takeIdentity } from "./take-identity.ts";

/** Answers that came to nothing; each of them has us ask the issuer. */
const CLIENT_LIMIT: Limit = {
	name: "issuer-client",
	times: 60,
	seconds: 5 * 60,
};

export const ID_TOKEN = "id token";
/** It goes into an address; a longer one is left out, and the issuer asks whoever signs out there. */
const LONGEST_HINT = 6_000;

export type Finished =
	| { is: "signed-in"; sessionId: string; next: string }
	/** An administrator tried it: whether they would have come in as one. */
	| { is: "tried"; slug: string; error: IssuerRefusal | "no-admin" | null }
	/** The issuer would have to ask something, and was told not to: the person is asked here. */
	| { is: "to-be-asked"; next: string }
	| { is: "refused"; reason: IssuerRefusal; next: string };

export interface Answer {
	slug: string;
	/** What the issuer led back with. */
	params: URLSearchParams;
	/** What this browser began, by the state it came back with; null: nothing. */
	begun: Begun | null;
	/** The session that the browser has now. */
	sessionId: string | null;
	/** As for signIn. */
	client: string;
	device: string;
	/** Real time. */
	now: Temporal.Instant;
}

/** What an issuer's answer leads to. Every check that fails ends here, with a reason that has words. */
export async function finishSignIn(answer: Answer): Promise<Finished> {
	const { slug, params, begun, now } = answer;
	const next = begun?.next ?? "";
	// The state is kept with the issuer it was made for: an answer to another one's address is none.
	if (!begun || begun.slug !== slug)
		return { is: "refused", reason: "stale", next };
	const trying = begun.tryingSession !== null;
	const refused = (reason: IssuerRefusal): Finished =>
		trying
			? { is: "tried", slug, error: reason }
			: { is: "refused", reason, next };
	const issuer = await findIssuer(slug);
	if (!issuer || (!issuer.active && !trying)) return refused("unknown-issuer");
	const said = errorIn(params);
	if (said === "to-be-asked" && begun.isSilent)
		return { is: "to-be-asked", next };
	if (said !== null)
		return refused(said === "to-be-asked" ? "issuer-fault" : said);
	const byClient = clientTry(CLIENT_LIMIT, answer.client, now);
	const counted = await write<boolean, never>(async (tx) =>
		ok((await countClient(tx, byClient, now)) === null),
	);
	if (!counted.ok) return refused("busy");
	if (!counted.value) return refused("too-many-tries");
	const told = await whatIsSaid(issuer, params, begun, now);
	if (!told.ok) return refused(told.error);
	if (trying) return tryOut(issuer, told.value.claims, begun, answer);
	const entered = await enter(issuer, told.value, begun, answer, byClient);
	if (entered.ok) return { is: "signed-in", sessionId: entered.value, next };
	return refused(entered.error);
}

/** Errors of OpenID Connect Core 3.1.2.6 that mean: somebody would have to be asked. */
const TO_BE_ASKED = [
	"login_required",
	"interaction_required",
	"consent_required",
	"account_selection_required",
];

function errorIn(
	params: URLSearchParams,
): "to-be-asked" | "cancelled" | "away" | "issuer-fault" | null {
	const error = params.get("error");
	if (error === null) return null;
	if (TO_BE_ASKED.includes(error)) return "to-be-asked";
	if (error === "access_denied") return "cancelled";
	return error === "temporarily_unavailable" ? "away" : "issuer-fault";
}

interface Said {
	claims: Claims;
	idToken: string;
}

/** The code changed for what is said of the person, and proved. */
async function whatIsSaid(
	issuer: Issuer,
	params: URLSearchParams,
	{ nonce, verifier }: Begun,
	now: Temporal.Instant,
): Promise<Result<Said, IssuerRefusal>> {
	try {
		const metadata = await metadataOf(issuer, now);
		if (isMixedUp(params, issuer, metadata)) return refuse("mixed-up");
		const code = params.get("code") ?? "";
		if (code === "" || code.length > 4_000) return refuse("issuer-fault");
		const callback = callbackOf(issuer.slug);
		const idToken = await fetchIdToken(issuer, metadata, {
			code,
			verifier,
			callback,
		});
		const claims = await verifyIdToken(idToken, issuer, metadata, nonce, now);
		return ok({ claims, idToken });
	} catch (error) {
		if (!(error instanceof IssuerFault || error instanceof TokenFault))
			throw error;
		// Of which kind it was, never what was sent.
		log().warn(
			{ issuer: issuer.slug, kind: error.kind, reason: error.message },
			"sign-in of the house",
		);
		return refuse(error.kind);
	}
}

/** RFC 9207: whose answer it is must be said where the issuer says that it says so, and never be another one. */
function isMixedUp(
	params: URLSearchParams,
	issuer: Issuer,
	metadata: Metadata,
): boolean {
	const iss = params.getAll("iss");
	if (iss.length === 0)
		return metadata.authorization_response_iss_parameter_supported === true;
	return iss.length > 1 || iss[0] !== issuer.url;
}

interface Judged {
	profile: Profile;
	decision: Decision;
	/** Why there is no access, whoever it is. */
	error: IssuerRefusal | null;
}

/** Who it is, and what the rules give them. */
async function judge(
	tx: Tx,
	issuer: Issuer,
	claims: Claims,
): Promise<Judged | null> {
	const profile = readProfile(claims, issuer);
	if (!profile) return null;
	const { rules } = await readRules(tx, issuer.id);
	const decision = decide(rules, claims, await listStationSlugs(tx));
	const { result } = decision;
	if (!result.ok) return { profile, decision, error: result.error };
	const { totpRoles } = await tx.city.findUniqueOrThrow({
		where: { id: 1 },
		select: { totpRoles: true },
	});
	const lacks = lacksFactor(claims, result.role, issuer, totpRoles);
	return { profile, decision, error: lacks ? "second-factor" : null };
}

/**
 * The issuer as it is now: while it was asked, somebody may have changed what it has to say of a second factor, closed it,
 * or put another one in its place. Under its lock, so that it stays so until the end.
 * @returns null: what it has said is not of this one
 */
async function lockIssuer(tx: Tx, asked: Issuer): Promise<Issuer | null> {
	await lockKey(tx, `issuer ${asked.id}`);
	const issuer = await findIssuerById(tx, asked.id);
	const isSame =
		issuer?.url === asked.url && issuer.clientId === asked.clientId;
	return isSame ? issuer : null;
}

async function enter(
	asked: Issuer,
	{ claims, idToken }: Said,
	begun: Begun,
	{ device, now }: Answer,
	byClient: ClientTry,
): Promise<Result<string, IssuerRefusal>> {
	const done = await write<Entered, never>(async (tx) => {
		// One at a time for each issuer: of two first sign-ins one makes the account, and a sign-out there comes before or
		// after.
		const issuer = await lockIssuer(tx, asked);
		if (!issuer?.active) return ok({ error: "stale" });
		const judged = await judge(tx, issuer, claims);
		if (!judged) return ok({ error: "token" });
		const { profile } = judged;
		if (await wasSignedOut(tx, issuer, profile, begun))
			return ok({ error: "ended" });
		const taken = await takeIdentity(tx, issuer, judged, now);
		if (taken.error !== null) {
			await noteRefused(tx, issuer, profile, taken.error, taken.known, now);
			return ok({ error: taken.error });
		}
		const { userId, identityId } = taken.known;
		const sessionId = await openSession(tx, userId, now, device, {
			identityId,
			session: profile.session,
			endsAt: now.add({ hours: issuer.maxHours }),
			idToken:
				idToken.length > LONGEST_HINT
					? null
					: seal(ID_TOKEN, Buffer.from(idToken)),
		});
		await record(
			tx,
			{
				userId,
				stationId: null,
				action: "session:open",
				detail: { with: issuer.name },
			},
			now,
		);
		await forgiveClient(tx, byClient);
		return ok({ sessionId });
	});
	if (!done.ok) return refuse("busy");
	return "sessionId" in done.value
		? ok(done.value.sessionId)
		: refuse(done.value.error);
}

/** A refusal is written down, too, and what it did (sessions ended, a wish to link) stays. */
type Entered = { sessionId: string } | { error: IssuerRefusal };

/**
 * The word that somebody has signed out there may be faster than the answer that they signed in. Of a person it counts
 * if it came since this sign-in began, by our own clock: a code that was asked for later is of a later session there.
 */
async function wasSignedOut(
	tx: Tx,
	issuer: Issuer,
	{ subject, session }: Profile,
	{ at }: Begun,
): Promise<boolean> {
	const count = await tx.issuerLogout.count({
		where: {
			issuerId: issuer.id,
			OR: [
				...(session === null ? [] : [{ issuerSession: session }]),
				{
					subject,
					at: { gte: new Date(at) },
					...(session === null ? {} : { issuerSession: null }),
				},
			],
		},
	});
	return count > 0;
}

async function noteRefused(
	tx: Tx,
	issuer: Issuer,
	{ subject }: Profile,
	reason: IssuerRefusal,
	known: Known | null,
	now: Temporal.Instant,
): Promise<void> {
	const sign = accountKeyOf(`${issuer.url} ${subject}`).slice(0, 8);
	await record(
		tx,
		{
			userId: known?.userId ?? null,
			stationId: null,
			action: "session:issuer-refused",
			...(known ? {} : { subject: `unknown-account ${sign}` }),
			detail: { with: issuer.name, reason },
		},
		now,
	);
}

/** An administrator looks whether it works. Nobody is signed in by that, and no account changes. */
async function tryOut(
	asked: Issuer,
	claims: Claims,
	{ tryingSession, slug }: Begun,
	{ sessionId, now }: Answer,
): Promise<Finished> {
	const trying =
		tryingSession !== null && tryingSession === sessionId
			? await readSession(tryingSession, now)
			: null;
	// Whoever began it is not who is here now.
	if (
		!trying ||
		trying.lacksSecondFactor ||
		!may(trying.actor, "user:write", null)
	)
		return { is: "refused", reason: "stale", next: "" };
	const { actor } = trying;
	const done = await write<IssuerRefusal | "no-admin" | null, never>(
		async (tx) => {
			// Rules and settings are saved under the same lock: what was tried is what counts when that is written down.
			const issuer = await lockIssuer(tx, asked);
			const error = issuer ? await whyNoAdmin(tx, issuer, claims) : "stale";
			if (error === null)
				await tx.issuer.update({
					where: { id: asked.id },
					data: { checkedAt: toDbInstant(now), checkedById: actor.userId },
				});
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "issuer:tried",
					subject: `issuer ${slug}`,
					detail: { reason: error ?? "worked" },
				},
				now,
			);
			return ok(error);
		},
	);
	return { is: "tried", slug, error: done.ok ? done.value : "busy" };
}

async function whyNoAdmin(
	tx: Tx,
	issuer: Issuer,
	claims: Claims,
): Promise<IssuerRefusal | "no-admin" | null> {
	const judged = await judge(tx, issuer, claims);
	if (!judged) return "token";
	const { result } = judged.decision;
	if (!result.ok || judged.error !== null) return judged.error ?? "no-rule";
	const { role, stationIds } = result;
	return may({ role, stationIds }, "user:write", null) ? null : "no-admin";
}
