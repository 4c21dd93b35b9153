import { cancel } from "#lib/programs/commands/manage.ts";
import { commandRoute } from "../../_parts/command-route.ts";
import {
	appointmentBody,
	whichOf,
	whichRequestSchema,
} from "../../_parts/commands.ts";

export const dynamic = "force-dynamic";

/** POST /api/v1/appointments/cancel */
export const POST = commandRoute(
	{ scope: "cancel", schema: whichRequestSchema },
	async ({ caller, body, now }) => {
		const cancelled = await cancel(caller, { which: whichOf(body), now });
		return cancelled.ok
			? { ok: true, status: 200, body: appointmentBody(cancelled.value, now) }
			: cancelled;
	},
);
