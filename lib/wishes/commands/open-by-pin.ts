import "server-only";
import { randomUUID, timingSafeEqual } from "node:crypto";
import {
	clientTry,
	countClient,
	forgiveClient,
} from "#lib/auth/commands/client-limit.ts";
import type { Limit } from "#lib/auth/commands/limits.ts";
import { pinOf, wishToken } from "#lib/auth/secrets/secrets.ts";
import { MAX_PIN_FAILURES } from "#lib/booking/rules/pin.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { parseReference } from "#lib/text/reference.ts";
import { onlyDigits } from "#lib/text/typed-digits.ts";

/** The same as for appointments, and counted together: who guesses here guesses there. */
const LIMIT: Limit = { name: "pin", times: 40, seconds: 5 * 60 };

type PinRefusal = "no-match" | "too-many-tries" | "busy";

/** The link of a wish for whoever knows its number and PIN; otherwise one answer, found out with the same queries. */
export function openWishByPin(input: {
	reference: string;
	pin: string;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string;
	now: Temporal.Instant;
}): Promise<Result<{ token: string }, PinRefusal>> {
	const reference = parseReference(input.reference) ?? "";
	const pin = onlyDigits(input.pin.slice(0, 64)) ?? "";
	return write<{ token: string }, PinRefusal>(async (tx) => {
		const [row] = await tx.$queryRaw<
			{ id: string; pin: number; token: number; failures: number }[]
		>`
			SELECT id::text, pin_version AS pin, token_version AS token, pin_failures AS failures
			FROM wish WHERE reference = ${reference} FOR UPDATE`;
		const id = row?.id ?? randomUUID();
		const opens =
			isSamePin(pin, pinOf(id, row?.pin ?? 1)) &&
			row !== undefined &&
			row.failures < MAX_PIN_FAILURES;
		const trying = clientTry(LIMIT, input.client, input.now);
		if (await countClient(tx, trying, input.now))
			return refuse("too-many-tries");
		if (opens) await forgiveClient(tx, trying);
		await tx.wish.updateMany({
			where: { id },
			data: { pinFailures: opens ? 0 : { increment: 1 } },
		});
		return opens ? ok({ token: wishToken(id, row.token) }) : refuse("no-match");
	});
}

function isSamePin(given: string, right: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}
