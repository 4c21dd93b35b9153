import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { onGlobal } from "#lib/runtime/global.ts";

/** OWASP's first choice for argon2id, the library's default kind: 19 MiB, two rounds, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const NOBODYS = "nobody's password";

/** The same letters, however a keyboard composes them. */
const plain = (password: string) => password.normalize("NFKC");

export function hashPassword(password: string): Promise<string> {
	return hash(plain(password), COST);
}

/** @param stored null: no such account, or none with a password yet; that takes as long and is never right */
export async function isPassword(
	password: string,
	stored: string | null,
): Promise<boolean> {
	const isRight = await verify(stored ?? (await nobodys()), plain(password));
	return stored !== null && isRight;
}

function nobodys(): Promise<string> {
	return onGlobal(NOBODYS, () => hashPassword("nobody"));
}
