import "server-only";
import { randomBytes } from "node:crypto";
import { seal, unseal } from "#lib/auth/secrets/seal.ts";
import { hookSecretOf, isFormKey } from "#lib/auth/secrets/secrets.ts";

const PURPOSE = "program hook";
const BYTES = 32;

/** Of the form by which a program is told for the first time (`newFormKey`): pressed twice it tells the same secret. */
export const HOOK_FORM = "program hook";

/** Sealed and not hashed: what is sent is signed with it. */
export function newHookSecret(formKey = ""): {
	secret: Buffer;
	sealed: string;
} {
	const secret = secretOfForm(formKey) ?? randomBytes(BYTES);
	return { secret, sealed: seal(PURPOSE, secret) };
}

/** The secret that this very form has led to; null: it led to another one, or to none. */
export function secretOfPress(formKey: string, sealed: string): Buffer | null {
	const secret = secretOfForm(formKey);
	return secret && openSecret(sealed)?.equals(secret) ? secret : null;
}

const secretOfForm = (formKey: string): Buffer | null =>
	isFormKey(formKey, HOOK_FORM) ? hookSecretOf(formKey) : null;

/** Null: another APP_SECRET sealed it. */
export const openSecret = (sealed: string): Buffer | null =>
	unseal(PURPOSE, sealed);
