import "server-only";
import { endpointKeyOf, visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { orBusy } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { tellsDevices } from "./push-key.ts";

interface DeviceState {
	isOn: boolean;
	isOffered: boolean;
}

/** Whether this browser is told when the ticket is called, and whether the city wants anybody to be. */
export function hasDevice(
	token: string,
	endpoint: string,
): Promise<Result<DeviceState, "unknown-visit" | "busy">> {
	return orBusy<DeviceState, "unknown-visit">(async () => {
		const visitId = visitOfTicket(token);
		if (!visitId) return refuse("unknown-visit");
		const endpointKey = endpointKeyOf(endpoint);
		const found = await db().pushDevice.count({
			where: { visitId, endpointKey },
		});
		return ok({ isOn: found > 0, isOffered: await tellsDevices() });
	});
}
