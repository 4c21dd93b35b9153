import { city } from "#lib/city/city.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import "server-only";
import { generateSecret, generateURI, verify } from "otplib";
import { seal, unseal } from "./seal.ts";

/** One step early or late: clocks of phones differ. */
const TOLERANCE_SECONDS = 30;
const PURPOSE = "totp";

/** A new secret as it is stored. */
export function newTotpSecret(): string {
	return seal(PURPOSE, Buffer.from(generateSecret()));
}

/** The secret in letters, for typing it into an app, and as the address that its QR code holds. */
export function totpKey(
	sealed: string,
	email: string,
): { key: string; uri: string } {
	const secret = secretOf(sealed);
	return {
		key: secret.replace(/.{4}(?=.)/g, "$& "),
		uri: generateURI({
			issuer: city().product,
			label: email,
			secret,
		}),
	};
}

/** A code as it was typed, whatever keyboard and blanks; the app shows it in two groups. */
export const plainCode = (typed: string) =>
	plainDigits(typed).replaceAll(" ", "");

/** The time step that this code belongs to; null for a wrong one. Real time (design §3.4). */
export async function timeStepOf(
	sealed: string,
	code: string,
	now: Temporal.Instant,
): Promise<number | null> {
	if (!/^\d{6}$/.test(code)) return null;
	const result = await verify({
		secret: secretOf(sealed),
		token: code,
		epoch: Math.floor(now.epochMilliseconds / 1000),
		epochTolerance: TOLERANCE_SECONDS,
	});
	return result.valid && "timeStep" in result ? result.timeStep : null;
}

function secretOf(sealed: string): string {
	const secret = unseal(PURPOSE, sealed);
	if (!secret) throw new Error("APP_SECRET is not the one that sealed this");
	return secret.toString();
}
