import { lookUp } from "#lib/programs/commands/manage.ts";
import { commandRoute } from "../../_parts/command-route.ts";
import {
	appointmentBody,
	whichOf,
	whichRequestSchema,
} from "../../_parts/commands.ts";

export const dynamic = "force-dynamic";

/** POST /api/v1/appointments/lookup: when and where it is. By POST, so that number and PIN stand in no address. */
export const POST = commandRoute(
	{ scope: "read", schema: whichRequestSchema, isSafe: true },
	async ({ caller, body, now }) => {
		const found = await lookUp(caller, { which: whichOf(body), now });
		return found.ok
			? { ok: true, status: 200, body: appointmentBody(found.value, now) }
			: found;
	},
);
