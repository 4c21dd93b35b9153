import { isEmailAddress } from "#lib/booking/rules/email-address.ts";
import type { AfarWish } from "#lib/queue/afar/afar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";

/** Whoever needs longer books an appointment. */
export const LONGEST_WAY = 120;

type AfarProblem =
	| "station-missing"
	| "service-missing"
	| "way-invalid"
	| "email-invalid";
export type AfarErrors = Partial<Record<keyof AfarWish, AfarProblem>>;

const LONGEST = 300;

/** As the form shows it again. */
export function typedAfar(sent: Sent): Record<keyof AfarWish, string> {
	const text = (name: keyof AfarWish) => textOf(sent, name).slice(0, LONGEST);
	return {
		station: text("station"),
		service: text("service"),
		wayMinutes: text("wayMinutes"),
		email: text("email"),
	};
}

/** What a form says, or what is wrong with each field. Whether there are such a station and service its command asks. */
export function readAfar(
	typed: Record<keyof AfarWish, string>,
): { ok: true; value: AfarWish } | { ok: false; errors: AfarErrors } {
	const email = typed.email.normalize("NFC").trim();
	const way = readWay(typed.wayMinutes);
	const errors: AfarErrors = {
		...(typed.station === "" ? { station: "station-missing" } : {}),
		...(typed.service === "" ? { service: "service-missing" } : {}),
		...(way.ok ? {} : { wayMinutes: way.error }),
		...(isEmailAddress(email) ? {} : { email: "email-invalid" }),
	};
	if (!way.ok || Object.keys(errors).length > 0) return { ok: false, errors };
	const { station, service } = typed;
	return {
		ok: true,
		value: { station, service, wayMinutes: way.value, email },
	};
}

/** Minutes to the house. */
export function readWay(typed: string): Result<number, "way-invalid"> {
	const text = plainDigits(typed.trim());
	const minutes = /^\d{1,3}$/.test(text) ? Number(text) : null;
	return minutes === null || minutes > LONGEST_WAY
		? refuse("way-invalid")
		: ok(minutes);
}

/** Whose address it is, however it is written: what stands behind a plus sign goes to the same mailbox. */
export function personOf(email: string): string {
	const at = email.lastIndexOf("@");
	const [local = ""] = email.slice(0, at).split("+");
	return `${local}${email.slice(at)}`.toLowerCase();
}
