import "server-only";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { DEVICE_DAYS } from "#lib/auth/rules/session-rule.ts";
import { env } from "#lib/runtime/env.ts";
import { deviceOfToken, deviceToken } from "./secrets.ts";

/** Below the sign-in only: no other page, and none for citizens, is ever sent it. */
const PATH = "/anmelden";
const NAME = "known-device";

/** The browser that asks; one that has no cookie of ours gets a new id, which nobody knows yet. */
export async function deviceOfRequest(): Promise<string> {
	const token = (await cookies()).get(NAME)?.value ?? "";
	return deviceOfToken(token) ?? randomUUID();
}

/** Only in a server action of the sign-in. */
export async function setDeviceCookie(deviceId: string): Promise<void> {
	(await cookies()).set(NAME, deviceToken(deviceId), {
		httpOnly: true,
		sameSite: "lax",
		path: PATH,
		secure: env().baseUrl.startsWith("https:"),
		maxAge: DEVICE_DAYS * 24 * 3600,
	});
}
