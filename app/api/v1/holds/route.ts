import { reserve } from "#lib/programs/commands/reserve.ts";
import { commandRoute } from "../_parts/command-route.ts";
import { holdBody, holdRequestSchema } from "../_parts/commands.ts";

export const dynamic = "force-dynamic";

/** POST /api/v1/holds: reserves a time. */
export const POST = commandRoute(
	{ scope: "hold", schema: holdRequestSchema },
	async ({ body, ...command }) => {
		const held = await reserve(command.caller, { ...command, wanted: body });
		return held.ok
			? { ok: true, status: 201, body: holdBody(held.value) }
			: held;
	},
);
