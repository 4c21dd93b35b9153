import "server-only";
import { manageToken } from "#lib/auth/secrets/secrets.ts";
import { type TypedPin, tryPin } from "#lib/booking/commands/try-pin.ts";
import type { PinRefusal } from "#lib/booking/rules/pin.ts";
import { ok, type Result } from "#lib/result.ts";
import type { Link } from "./managed.ts";

/** The link of an appointment for whoever knows its number and PIN. */
export async function openByPin(
	input: TypedPin,
): Promise<Result<Link, PinRefusal>> {
	const opened = await tryPin("appointment", input);
	if (!opened.ok) return opened;
	const { id, reference, tokenVersion } = opened.value;
	return ok({ reference, token: manageToken(id, tokenVersion) });
}
