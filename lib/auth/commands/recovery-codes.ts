import { plainDigits } from "#lib/text/typed-digits.ts";
import "server-only";
import { randomBytes } from "node:crypto";
import { recoveryHash } from "#lib/auth/secrets/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";

const HOW_MANY = 10;
/** Letters and digits that nobody takes for others; 32 of them, five bits each. */
const SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";

/** Ten new ones instead of all before; only now can they be read. */
export async function renewRecoveryCodes(
	tx: Tx,
	userId: string,
): Promise<string[]> {
	const codes = Array.from({ length: HOW_MANY }, newCode);
	await tx.recoveryCode.deleteMany({ where: { userId } });
	await tx.recoveryCode.createMany({
		data: codes.map((code) => ({
			userId,
			codeHash: recoveryHash(userId, plain(code)),
		})),
	});
	return codes;
}

/** Takes the code, if there is one like it that nobody has used. */
export async function takeRecoveryCode(
	tx: Tx,
	userId: string,
	code: string,
	now: Temporal.Instant,
): Promise<boolean> {
	const { count } = await tx.recoveryCode.updateMany({
		where: {
			userId,
			codeHash: recoveryHash(userId, plain(code)),
			usedAt: null,
		},
		data: { usedAt: toDbInstant(now) },
	});
	return count === 1;
}

/** 50 bits: "k7mzp-w3hdt" */
function newCode(): string {
	const signs = [...randomBytes(10)].map((byte) => SIGNS[byte % 32]).join("");
	return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}

const plain = (code: string) =>
	plainDigits(code)
		.toLowerCase()
		.replace(/[^a-z0-9]/g, "");
