import "server-only";
import { randomBytes } from "node:crypto";
import { seal, unseal } from "#lib/auth/secrets/seal.ts";
import { hookSecretOf, isFormKey } from "#lib/auth/secrets/secrets.ts";

const PURPOSE = "program hook";
const BYTES = 32;

/** Of the form by which a program is told for the first time (`newFormKey`): pressed twice it tells the same secret. */
export const HOOK_FORM = "program hook";

interface Pressed {
	formKey: string;
	programId: number;
	createdAt: Date;
}

/**
 * Sealed and not hashed: what is sent is signed with it.
 * @param pressed the form that asks for it, and the address it makes; left out: chance alone
 */
export function newHookSecret(pressed?: Pressed): {
	secret: Buffer;
	sealed: string;
} {
	const secret = (pressed && secretOfForm(pressed)) ?? randomBytes(BYTES);
	return { secret, sealed: seal(PURPOSE, secret) };
}

/** The secret that this very form has led to; null: it led to another one, or to none. */
export function secretOfPress(pressed: Pressed, sealed: string): Buffer | null {
	const secret = secretOfForm(pressed);
	return secret && openSecret(sealed)?.equals(secret) ? secret : null;
}

const secretOfForm = ({ formKey, ...hook }: Pressed): Buffer | null =>
	isFormKey(formKey, HOOK_FORM) ? hookSecretOf(formKey, hook) : null;

/** Null: another APP_SECRET sealed it. */
export const openSecret = (sealed: string): Buffer | null =>
	unseal(PURPOSE, sealed);
