import { z } from "zod";
import { DEVICE_KINDS } from "#lib/devices/devices.ts";

const MAX_NAME = 60;

/** What a station lead says of a new device. */
export const newDeviceSchema = z.object({
	/** Chosen by the form, so that sending it twice makes one device. */
	id: z.uuid(),
	stationId: z.coerce.number().int(),
	kind: z.enum(DEVICE_KINDS),
	name: z.string().trim().min(1).max(MAX_NAME),
	prints: z.boolean(),
});

export type NewDevice = z.infer<typeof newDeviceSchema>;
