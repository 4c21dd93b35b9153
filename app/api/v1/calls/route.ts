import { takeKeys } from "#lib/phone/commands/take-keys.ts";
import { commandRoute } from "../_parts/command-route.ts";
import { callRequestSchema } from "../_parts/commands.ts";

export const dynamic = "force-dynamic";

/** POST /api/v1/calls: what a phone line says next. Sent again it says the same: what it does is known by the call. */
export const POST = commandRoute(
	{ scope: "phone", schema: callRequestSchema, isSafe: true },
	async ({ caller, body, now }) => {
		const { call = null, keys = "" } = body;
		const taken = await takeKeys(caller, { call, keys, now });
		return taken.ok ? { ok: true, status: 200, body: taken.value } : taken;
	},
);
