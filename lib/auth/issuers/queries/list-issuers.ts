import "server-only";
import type { Issuer } from "#lib/auth/issuers/issuers.ts";
import type { MappingRule } from "#lib/auth/issuers/rules/mapping.ts";
import { storedRules } from "#lib/auth/issuers/rules/stored-rules.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { clientSecretOf } from "#lib/auth/secrets/client-secret.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findIssuer, readRules, toIssuer } from "./find-issuer.ts";

export interface IssuerLine extends Issuer {
	/** A client secret is there; never which. */
	hasSecret: boolean;
	/** How many accounts came by it. */
	accounts: number;
}

/** All of them, for the administration. */
export async function listIssuers(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<IssuerLine[], "forbidden">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	const rows = await db().issuer.findMany({
		include: { _count: { select: { identities: true } } },
		orderBy: { id: "asc" },
	});
	return ok(
		rows.map((row) => ({
			...toIssuer(row),
			hasSecret: clientSecretOf(row.slug) !== null,
			accounts: row._count.identities,
		})),
	);
}

export interface RulesVersion {
	version: number;
	rules: readonly MappingRule[];
	/** Epoch milliseconds. */
	createdAt: number;
	/** Null: somebody whose account is gone. */
	by: string | null;
}

interface IssuerView {
	issuer: Issuer;
	hasSecret: boolean;
	version: number;
	rules: readonly MappingRule[];
	/** Newest first, the one that counts among them. */
	versions: readonly RulesVersion[];
	/** Whose account was closed, and who have tried lately. */
	closed: readonly ClosedAsk[];
}

interface ClosedAsk {
	subjectKey: string;
	name: string;
	/** Epoch milliseconds. */
	askedAt: number;
}

async function listClosed(issuerId: number): Promise<ClosedAsk[]> {
	const rows = await db().closedIdentity.findMany({
		where: { issuerId, askedAt: { not: null } },
		orderBy: { askedAt: "desc" },
	});
	return rows.map(({ subjectKey, askedName, askedAt }) => ({
		subjectKey,
		name: askedName ?? "",
		askedAt: askedAt?.getTime() ?? 0,
	}));
}

const MOST_VERSIONS = 20;

export async function findIssuerView(
	actor: Actor,
	slug: string,
	now: Temporal.Instant,
): Promise<Result<IssuerView, "forbidden" | "unknown-issuer">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	const issuer = await findIssuer(slug);
	if (!issuer) return refuse("unknown-issuer");
	const rows = await db().signInRules.findMany({
		where: { issuerId: issuer.id },
		include: { createdBy: { select: { name: true } } },
		orderBy: { version: "desc" },
		take: MOST_VERSIONS,
	});
	return ok({
		issuer,
		hasSecret: clientSecretOf(slug) !== null,
		...(await readRules(db(), issuer.id)),
		versions: rows.map(({ version, rules, createdAt, createdBy }) => ({
			version,
			rules: storedRules(rules),
			createdAt: createdAt.getTime(),
			by: createdBy?.name ?? null,
		})),
		closed: await listClosed(issuer.id),
	});
}
