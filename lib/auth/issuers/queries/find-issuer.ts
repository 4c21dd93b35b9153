import "server-only";
import type { FactorRule, Issuer } from "#lib/auth/issuers/issuers.ts";
import type { MappingRule } from "#lib/auth/issuers/rules/mapping.ts";
import { storedRules } from "#lib/auth/issuers/rules/stored-rules.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;
const findRow = (slug: string) => db().issuer.findUnique({ where: { slug } });

export const toIssuer = (row: Row): Issuer => ({
	id: row.id,
	slug: row.slug,
	name: row.name,
	url: row.url,
	clientId: row.clientId,
	scopes: row.scopes,
	active: row.active,
	trustsEmail: row.trustsEmail,
	factorRule: row.factorRule as FactorRule,
	factorValues: row.factorValues,
	maxHours: row.maxHours,
	checkedAt: row.checkedAt?.getTime() ?? null,
	version: row.version,
});

export async function findIssuer(slug: string): Promise<Issuer | null> {
	const row = SLUG.test(slug) ? await findRow(slug) : null;
	return row && toIssuer(row);
}

export async function findIssuerById(
	tx: Tx,
	id: number,
): Promise<Issuer | null> {
	const row = await tx.issuer.findUnique({ where: { id } });
	return row && toIssuer(row);
}

/** Those that have a button on the sign-in page, which anybody may see. */
export async function listOpenIssuers(): Promise<
	{ slug: string; name: string }[]
> {
	return db().issuer.findMany({
		where: { active: true },
		select: { slug: true, name: true },
		orderBy: { id: "asc" },
	});
}

/** The rules that count now, and which version that is; 0: there are none yet. */
export async function readRules(
	client: Db | Tx,
	issuerId: number,
): Promise<{ version: number; rules: MappingRule[] }> {
	const row = await client.signInRules.findFirst({
		where: { issuerId },
		orderBy: { version: "desc" },
	});
	return {
		version: row?.version ?? 0,
		rules: row ? storedRules(row.rules) : [],
	};
}

/** All stations, for rules that name them. */
export function listStationSlugs(
	client: Db | Tx,
): Promise<{ id: number; slug: string }[]> {
	return client.station.findMany({
		select: { id: true, slug: true },
		orderBy: { position: "asc" },
	});
}

const SLUG = /^[a-z][a-z0-9-]{0,29}$/;
