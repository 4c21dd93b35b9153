import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import {
	findIssuer,
	readRules,
} from "#lib/auth/issuers/queries/find-issuer.ts";
import type { MappingRule } from "#lib/auth/issuers/rules/mapping.ts";
import { MOST_RULES } from "#lib/auth/issuers/rules/schema.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { toJson } from "#lib/db/json.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type SaveRulesRefusal =
	| "unknown-issuer"
	/** Somebody else has saved rules since they were shown. */
	| "changed"
	| "too-many-rules"
	| "forbidden"
	| "busy";

/**
 * The rules of an issuer as a new version; those before stay readable. They count from everybody's next sign-in on, and
 * whether an administrator still comes in has to be tried anew.
 */
export async function saveRules(
	actor: Actor,
	{
		slug,
		shown,
		change,
		now,
	}: {
		slug: string;
		/** The version that was looked at. */
		shown: number;
		change: (rules: readonly MappingRule[]) => readonly MappingRule[];
		now: Temporal.Instant;
	},
): Promise<Result<number, SaveRulesRefusal>> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	const issuer = await findIssuer(slug);
	if (!issuer) return refuse("unknown-issuer");
	return write<number, SaveRulesRefusal>(async (tx) => {
		await lockKey(tx, `issuer ${issuer.id}`);
		const before = await readRules(tx, issuer.id);
		if (before.version !== shown) return refuse("changed");
		const rules = change(before.rules);
		if (rules.length > MOST_RULES) return refuse("too-many-rules");
		const version = before.version + 1;
		await tx.signInRules.create({
			data: {
				issuerId: issuer.id,
				version,
				rules: toJson(rules),
				createdAt: toDbInstant(now),
				createdById: actor.userId,
			},
		});
		await tx.issuer.update({
			where: { id: issuer.id },
			data: { checkedAt: null, checkedById: null },
		});
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "issuer:rules",
				subject: `issuer ${slug}`,
				detail: { version, rules: rules.map(sentence) },
			},
			now,
		);
		return ok(version);
	});
}

/** For the audit: "groups = admins → admin". */
const sentence = ({ conditions, role, stations, stationsClaim }: MappingRule) =>
	`${conditions.map(({ claim, value }) => `${claim} = ${value}`).join(" + ")} → ${[
		role,
		...stations,
		...(stationsClaim ? [`(${stationsClaim})`] : []),
	].join(" ")}`;
