import { randomUUID } from "node:crypto";
import type { Actor, Role } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { NOW } from "./booking.ts";

/** Somebody of the staff, as a request finds them. */
export async function makeActor(
	role: Role,
	...stations: readonly { id: number }[]
): Promise<Actor> {
	const id = randomUUID();
	const name = `${role} ${id.slice(0, 4)}`;
	const stationIds = stations.map((station) => station.id);
	await db().user.create({
		data: {
			id,
			name,
			email: `${id}@staff.example`,
			role,
			createdAt: toDbInstant(NOW),
			stations: { create: stationIds.map((stationId) => ({ stationId })) },
		},
	});
	return { userId: id, sessionId: randomUUID(), name, role, stationIds };
}
