import "server-only";
import {
	clientTry,
	countClient,
	forgiveClient,
} from "#lib/auth/commands/client-limit.ts";
import { helperHash } from "#lib/auth/secrets/secrets.ts";
import { readHelperCode } from "#lib/booking/limits/rules/helper-code.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** Wrong numbers of one client: there are ten thousand million numbers. */
const WRONG_CODES = { name: "helper-code", times: 20, seconds: 3_600 };

/**
 * The helper whose agreed number this is; null: none was typed. Whether the agreement still stands is asked once more
 * where the appointment is counted (person-limit.ts).
 */
export async function findHelper(
	typed: string,
	client: string,
	now: Temporal.Instant,
): Promise<Result<{ id: number } | null, "unknown-helper">> {
	if (typed.trim() === "") return ok(null);
	const code = readHelperCode(typed);
	if (!code) return refuse("unknown-helper");
	const wrong = clientTry(WRONG_CODES, client, now);
	return db().$transaction<Result<{ id: number } | null, "unknown-helper">>(
		async (tx) => {
			if (await countClient(tx, wrong, now)) return refuse("unknown-helper");
			const found = await tx.helper.findFirst({
				where: { codeHash: helperHash(code), revokedAt: null },
				select: { id: true },
			});
			if (!found) return refuse("unknown-helper");
			await forgiveClient(tx, wrong);
			return ok(found);
		},
	);
}
