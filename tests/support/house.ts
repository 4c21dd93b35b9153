import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { makeDevice } from "#lib/devices/commands/make-device.ts";
import type { DeviceKind } from "#lib/devices/devices.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { NOW } from "./booking.ts";

/** A person with an account. */
export async function makeActor(
	role: Actor["role"],
	stationIds: readonly number[],
): Promise<Actor> {
	const userId = randomUUID();
	await db().user.create({
		data: {
			id: userId,
			email: `${userId}@staff.example`,
			name: "Kim Beispiel",
			role,
			createdAt: new Date(NOW.epochMilliseconds),
			stations: { create: stationIds.map((stationId) => ({ stationId })) },
		},
	});
	const name = "Kim Beispiel";
	return { userId, sessionId: randomUUID(), name, role, stationIds };
}

/** The house of a station made in a test is open around the clock. */
export async function openHouse(stationId: number): Promise<void> {
	await db().buildingHours.createMany({
		data: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
			stationId,
			weekday,
			fromMinute: 0,
			untilMinute: 1440,
		})),
	});
}

/** Somebody sits at the station's first desk and can call. */
export async function seatClerk(
	station: { id: number; deskIds: number[] },
	now = NOW,
): Promise<Actor> {
	const clerk = await makeActor("clerk", [station.id]);
	const taken = await takeDesk(clerk, { deskId: station.deskIds[0] ?? 0, now });
	if (!taken.ok) throw new Error(taken.error);
	return clerk;
}

/** A new device of the station and the code that pairs it. */
export async function makeScreen(
	stationId: number,
	kind: DeviceKind,
	{ prints = false, now = NOW } = {},
) {
	const lead = await makeActor("lead", [stationId]);
	const device = {
		id: randomUUID(),
		stationId,
		kind,
		name: "Eingang",
		prints,
		now,
	};
	const made = await makeDevice(lead, device);
	if (!made.ok) throw new Error(made.error);
	return { ...made.value, lead };
}
