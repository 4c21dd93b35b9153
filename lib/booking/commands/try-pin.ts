import "server-only";
import { randomUUID, timingSafeEqual } from "node:crypto";
import {
	clientTry,
	countClient,
	forgiveClient,
	secondsUntilClient,
} from "#lib/auth/commands/client-limit.ts";
import type { Limit } from "#lib/auth/commands/limits.ts";
import { pinOf } from "#lib/auth/secrets/secrets.ts";
import { isProgram } from "#lib/booking/limits/rules/program.ts";
import { MAX_PIN_FAILURES, type PinRefusal } from "#lib/booking/rules/pin.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { parseReference } from "#lib/text/reference.ts";
import { onlyDigits } from "#lib/text/typed-digits.ts";

/** What people keep a number and a PIN of. */
const TABLES = {
	appointment: Prisma.sql`appointment`,
	wish: Prisma.sql`wish`,
} as const;

/**
 * One client may be wrong this often, whatever the numbers, of appointments and wishes together: a script guesses
 * thousands. What is right does not count.
 */
const LIMIT: Limit = { name: "pin", times: 40, seconds: 5 * 60 };

/** Behind a program are many people, and what one of them does must not close it to all others. */
const LIMIT_OF_PROGRAM: Limit = {
	name: "pin-program",
	times: 400,
	seconds: 300,
};

/** As somebody typed them. */
export interface TypedPin {
	reference: string;
	pin: string;
	/** The client's address, or what stands for a program; only a keyed hash of it is kept, for minutes. */
	client: string;
	now: Temporal.Instant;
}

/** What makes a link of what was opened. */
interface Opened {
	id: string;
	reference: string;
	tokenVersion: number;
}

/**
 * What number and PIN open. The same answer for a number that does not exist, a wrong PIN and a number that is closed,
 * found out with the same queries.
 */
export function tryPin(
	kind: keyof typeof TABLES,
	input: TypedPin,
): Promise<Result<Opened, PinRefusal>> {
	const table = TABLES[kind];
	const reference = parseReference(input.reference) ?? "";
	const pin = onlyDigits(input.pin.slice(0, 64)) ?? "";
	return write<Opened, PinRefusal>(async (tx) => {
		const [row] = await tx.$queryRaw<
			{ id: string; pin: number; token: number; failures: number }[]
		>`
			SELECT id::text, pin_version AS pin, token_version AS token, pin_failures AS failures
			FROM ${table} WHERE reference = ${reference} FOR UPDATE`;
		const id = row?.id ?? randomUUID();
		const isRight = isSamePin(pin, pinOf(id, row?.pin ?? 1));
		const opens =
			row !== undefined && isRight && row.failures < MAX_PIN_FAILURES;
		const trying = tryOf(input);
		if (await countClient(tx, trying, input.now))
			return refuse("too-many-tries");
		if (opens) await forgiveClient(tx, trying);
		await tx.$executeRaw`
			UPDATE ${table} SET pin_failures = CASE WHEN ${opens}::boolean THEN 0 ELSE pin_failures + 1 END
			WHERE id = ${id}::uuid`;
		return opens
			? ok({ id, reference, tokenVersion: row.token })
			: refuse("no-match");
	});
}

const tryOf = ({ client, now }: Pick<TypedPin, "client" | "now">) =>
	clientTry(isProgram(client) ? LIMIT_OF_PROGRAM : LIMIT, client, now);

/** After how many seconds a client that was wrong too often may try a PIN again. */
export const secondsUntilPin = (
	client: string,
	now: Temporal.Instant,
): Promise<number> => secondsUntilClient(tryOf({ client, now }), now);

function isSamePin(given: string, right: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}
