import "server-only";
import { wishToken } from "#lib/auth/secrets/secrets.ts";
import { type TypedPin, tryPin } from "#lib/booking/commands/try-pin.ts";
import type { PinRefusal } from "#lib/booking/rules/pin.ts";
import { ok, type Result } from "#lib/result.ts";

/** The link of a wish for whoever knows its number and PIN. */
export async function openWishByPin(
	input: TypedPin,
): Promise<Result<{ token: string }, PinRefusal>> {
	const opened = await tryPin("wish", input);
	if (!opened.ok) return opened;
	const { id, tokenVersion } = opened.value;
	return ok({ token: wishToken(id, tokenVersion) });
}
